import type { CaseContext } from '../case/case-file.ts';
import { type ChangePart, combine } from '../case/change.ts';
import type { Task } from '../case/task.ts';
import { dateWords, staffNotice } from '../messages/staff-notice.ts';
import { formatDay, type Instant } from '../time.ts';
import { asksForTheirData } from '../understand/requests.ts';
import type { LocalizedText } from '../values.ts';
import { answerByLaw, isOpenRequestOf, keyOfPerson, OWN, PERSONAL_DATA } from './data-request.ts';
import { kindOf } from './kinds.ts';
import type { OpenedTask } from './open-task.ts';
import { type EscalationDeps, escalationsOf, raiseEscalation } from './raise-escalation.ts';

/** Words of a customer about their data, as they came. */
type Words = {
  text: string;
  /** The text they are kept as, where they are kept as one. */
  textId?: string;
  /** When they came, where that was before now. */
  since?: Instant | undefined;
  /** The merged case of whoever says them, where they are not the customer of this one. */
  person?: string | undefined;
};

const why = (day: Record<'es' | 'en', string>): LocalizedText => ({
  es: `el cliente pide algo sobre sus datos personales (verlos, corregirlos, llevárselos, que se borren o que se dejen de usar). Hay un mes para contestarle, desde el ${day.es} (art. 12.3 del RGPD)`,
  en: `the customer asks for something about their personal data (to see, correct, take along or erase them, or that they are not used). There is a month to answer, from ${day.en} (GDPR art. 12.3)`,
});

const AGAIN: LocalizedText = {
  es: 'el cliente ha vuelto a escribir sobre sus datos personales: léalo antes de contestarle. Puede pedir otra cosa',
  en: 'the customer has written about their personal data again: read it before you answer. It may be something else',
};

type Context = CaseContext<EscalationDeps>;

/** Puts what was asked to a supervisor, by the date of the policy; at once where that has passed. */
export const raiseDataRequest = (
  { file, at, deps }: Context,
  { since, key, textId, dueAt }: { since: Instant; key: string; textId?: string | undefined; dueAt: Instant },
): OpenedTask | undefined => {
  const { zone } = deps.policy.company;
  const about = { reason: PERSONAL_DATA, level: 'supervisor', key, dueAt } as const;
  const day = { es: formatDay(since, 'es', zone), en: formatDay(since, 'en', zone) };
  const asked = { askedAt: since, answerBy: answerByLaw(since, deps) };
  return raiseEscalation({ file, at, deps }, { ...about, asked, why: why(day), ...(textId && { textId }) });
};

/** Whoever is about to answer hears that the customer asked again: it may be for something else. */
const askedAgain = ({ file, at, deps: { policy, deskUrl } }: Context, task: Task, textId = ''): ChangePart =>
  combine(
    task.assignee !== undefined &&
      textId !== '' &&
      staffNotice(policy, file.head, {
        ...{ to: task.assignee, messageId: `data-again-${textId}`, at, template: 'staff-escalated', deskUrl },
        taskId: task.taskId,
        values: { kind: kindOf(task.kind).request, dueAt: dateWords(policy, task.dueAt), why: AGAIN },
      }),
  );

/**
 * A customer asks in their words to see, correct, take along or erase what is held of them, or that it is not used (GDPR arts. 15 to
 * 22): whatever becomes of the complaint, a supervisor answers them, before the month of art. 12.3 is over, which runs from when their
 * words came. Combine it with the change that the words come with. Where somebody sees to it already, they hear that more came.
 * Undefined where the words ask for nothing of it.
 */
export const askedForTheirData = (context: Context, { text, textId, since, person }: Words): ChangePart | undefined => {
  const { file, at, deps } = context;
  const { personalData } = deps.policy.requests;
  if (!personalData || !asksForTheirData(deps.policy, text)) return undefined;
  const open = escalationsOf(file).find(isOpenRequestOf(person));
  if (open) return askedAgain(context, open, textId);
  const from = since ?? at;
  const due = deps.clock.after(from, personalData.answerWithin);
  const [, dueAt = due] = [at, due].sort();
  return raiseDataRequest(context, { since: from, key: person ? keyOfPerson(person) : OWN, textId, dueAt });
};
