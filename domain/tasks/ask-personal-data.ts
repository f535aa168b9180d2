import type { CaseContext, CaseFile } from '../case/case-file.ts';
import type { ChangePart } from '../case/change.ts';
import type { Task } from '../case/task.ts';
import { formatDay, type Instant, instantAfter } from '../time.ts';
import { asksForTheirData } from '../understand/requests.ts';
import type { LocalizedText } from '../values.ts';
import { escalationTimer } from './escalation-timer.ts';
import type { OpenedTask } from './open-task.ts';
import { type EscalationDeps, escalationsOf, raiseEscalation } from './raise-escalation.ts';

/** Words of a customer, the text they are kept as, where they are kept as one, and when they came, where that was before now. */
type Words = { text: string; textId?: string; since?: Instant };

/** One request at a time: what comes while it is open is read with it. */
const KEY = 'asked';

const why = (day: Record<'es' | 'en', string>): LocalizedText => ({
  es: `el cliente pide algo sobre sus datos personales (verlos, corregirlos, llevárselos o que se borren). Hay un mes para contestarle, desde el ${day.es} (art. 12.3 del RGPD)`,
  en: `the customer asks for something about their personal data (to see, correct, take along or erase them). There is a month to answer, from ${day.en} (GDPR art. 12.3)`,
});

type Context = CaseContext<EscalationDeps>;

const raise = (
  { file, at, deps }: Context,
  { since, dueAt, textId }: { since: Instant; dueAt: Instant; textId?: string | undefined },
) => {
  const { zone } = deps.policy.company;
  const about = { reason: 'personal-data', level: 'supervisor', key: KEY, dueAt } as const;
  const day = { es: formatDay(since, 'es', zone), en: formatDay(since, 'en', zone) };
  return raiseEscalation({ file, at, deps }, { ...about, why: why(day), ...(textId && { textId }) });
};

/**
 * A customer asks in their words to see, correct, take along or erase what is held of them (GDPR arts. 15 to 21): whatever becomes of
 * the complaint, a supervisor answers them, before the month of art. 12.3 is over, which runs from when they asked. Combine it with the change that the words come
 * with. Undefined where they ask for nothing of it, or somebody sees to it already.
 */
export const askedForTheirData = (context: Context, { text, textId, since }: Words): OpenedTask | undefined => {
  const { at, deps } = context;
  const { personalData } = deps.policy.requests;
  if (!personalData || !asksForTheirData(deps.policy, text)) return undefined;
  const from = since ?? at;
  const due = deps.clock.after(from, personalData.answerWithin);
  const [, dueAt = due] = [at, due].sort();
  return raise(context, { since: from, dueAt, textId });
};

/** Whether a task is what a customer asks about their data: the law wants it answered, whatever becomes of the case. */
export const isRequestForData = ({ subject }: Pick<Task, 'subject'>): boolean =>
  subject?.startsWith('personal-data:') ?? false;

const openAmong = (tasks: Task[]): Task | undefined =>
  tasks.find((task) => task.status === 'open' && isRequestForData(task));

/** From when the month of a request that was put to somebody runs: the time for the answer before its date, and not after it was put. */
const askedSince = ({ dueAt, plannedAt }: Task, { policy, clock }: EscalationDeps): Instant => {
  const { personalData } = policy.requests;
  if (!personalData) return plannedAt;
  const within = Date.parse(clock.after(dueAt, personalData.answerWithin)) - Date.parse(dueAt);
  const [since = plannedAt] = [plannedAt, instantAfter(dueAt, -within)].sort();
  return since;
};

/**
 * What somebody asked about their data in a case that is merged: it goes on, by the same dates, in the one that lives on. Where that has
 * one open, it is due by the earlier date of the two.
 */
export const carriedRequestForData = (context: Context, { tasks }: Pick<CaseFile, 'tasks'>): ChangePart | undefined => {
  const { file, deps } = context;
  const asked = openAmong(tasks);
  if (!asked) return undefined;
  const { dueAt } = asked;
  const there = openAmong(escalationsOf(file));
  if (!there) return raise(context, { since: askedSince(asked, deps), dueAt });
  if (there.dueAt <= dueAt) return undefined;
  return {
    items: [{ kind: 'task-change', task: there, set: { dueAt } }],
    effects: escalationTimer({ ...there, dueAt }, deps),
  };
};
