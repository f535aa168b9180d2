import type { CaseContext, CaseFile } from '../case/case-file.ts';
import { formatDay } from '../time.ts';
import { asksForTheirData } from '../understand/requests.ts';
import type { LocalizedText } from '../values.ts';
import { type EscalationDeps, escalateCase } from './escalate.ts';
import type { OpenedTask } from './open-task.ts';

/** Words of a customer, and the text they are kept as, where they are kept as one. */
type Words = { text: string; textId?: string };

/** One request at a time: what comes while it is open is read with it. */
const KEY = 'asked';

const why = (day: Record<'es' | 'en', string>): LocalizedText => ({
  es: `el cliente pide algo sobre sus datos personales (verlos, corregirlos, llevárselos o que se borren). Hay un mes para contestarle, desde el ${day.es} (art. 12.3 del RGPD)`,
  en: `the customer asks for something about their personal data (to see, correct, take along or erase them). There is a month to answer, from ${day.en} (GDPR art. 12.3)`,
});

/**
 * A customer asks in their words to see, correct, take along or erase what is held of them (GDPR arts. 15 to 21): whatever becomes of
 * the complaint, a supervisor answers them, before the month of art. 12.3 is over. Combine it with the change that the words come
 * with. Undefined where they ask for nothing of it, or somebody sees to it already.
 */
export const askedForTheirData = (
  { file, at, deps }: CaseContext<EscalationDeps>,
  { text, textId }: Words,
): OpenedTask | undefined => {
  const { policy, clock } = deps;
  const { personalData } = policy.requests;
  if (!personalData || !asksForTheirData(policy, text)) return undefined;
  const { zone } = policy.company;
  return escalateCase(
    { file, at, deps },
    {
      reason: 'personal-data',
      level: 'supervisor',
      key: KEY,
      dueAt: clock.after(at, personalData.answerWithin),
      why: why({ es: formatDay(at, 'es', zone), en: formatDay(at, 'en', zone) }),
      ...(textId && { textId }),
    },
  );
};

/** What somebody asked about their data in a case that is merged: it goes on, by the same date, in the one that lives on. */
export const carriedRequestForData = (
  { file, at, deps }: CaseContext<EscalationDeps>,
  { tasks }: Pick<CaseFile, 'tasks'>,
): OpenedTask | undefined => {
  const open = tasks.find(({ status, subject }) => status === 'open' && subject?.startsWith('personal-data:'));
  return (
    open &&
    escalateCase({ file, at, deps }, { reason: 'personal-data', level: 'supervisor', key: KEY, dueAt: open.dueAt })
  );
};
