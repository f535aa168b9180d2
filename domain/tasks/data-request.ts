import type { CaseEvent } from '../case/events.ts';
import { eventsOf } from '../case/events.ts';
import type { Task } from '../case/task.ts';
import { addMonths, endOfDay, instantOf, localDay } from '../deadline/local-day.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock, Instant } from '../time.ts';

/** Why a supervisor has it, as the subjects of tasks begin. */
export const PERSONAL_DATA = 'personal-data';

/** When somebody asked about their data, and until when the law wants them answered (GDPR art. 12.3). */
export type DataRequest = { askedAt: Instant; answerBy: Instant };

/** The key of a request in the case of whoever made it. */
export const OWN = 'asked';
const MERGED = 'case-';
const ANOTHERS = 'person-';

/** The key of what somebody else asked whose case was merged into this one: each person is answered apart. */
export const keyOfPerson = (caseId: string): string => `${ANOTHERS}${caseId}`;

/** The key of what the customer asked in a case of theirs that was merged into this one. */
export const keyOfMerged = (caseId: string): string => `${MERGED}${caseId}`;

const keyOf = ({ subject = '' }: Pick<Task, 'subject'>): string | undefined =>
  subject.startsWith(`${PERSONAL_DATA}:`) ? subject.slice(PERSONAL_DATA.length + 1) : undefined;

/** Whether a task is what a customer asks about their data: the law wants it answered, whatever becomes of the case. */
export const isRequestForData = (task: Pick<Task, 'subject'>): boolean => keyOf(task) !== undefined;

/** The merged case of another person who asks about their data; undefined where it is the customer of the case. */
export const personAsking = (task: Pick<Task, 'subject'>): string | undefined => {
  const key = keyOf(task);
  return key?.startsWith(ANOTHERS) ? key.slice(ANOTHERS.length) : undefined;
};

/** Whether a task came with a case when that was merged. */
export const cameWith = (task: Pick<Task, 'subject'>, caseId: string): boolean => {
  const key = keyOf(task);
  return key === keyOfMerged(caseId) || key === keyOfPerson(caseId);
};

/** Whether a task is what one person asked in a case: its customer, or another whose case was merged into it. */
export const isOpenRequestOf =
  (person: string | undefined) =>
  (task: Pick<Task, 'subject' | 'status'>): boolean =>
    task.status === 'open' && isRequestForData(task) && personAsking(task) === person;

/** A month from when it was asked, to the end of its last day (GDPR art. 12.3): the latest that may be. */
export const answerByLaw = (askedAt: Instant, { policy, clock }: { policy: Policy; clock: Clock }): Instant => {
  const { zone } = policy.company;
  const day = addMonths(localDay(Date.parse(askedAt), zone), 1);
  return clock.fromCalendar(askedAt, instantOf(endOfDay(day, zone)));
};

/** The dates of a request by the history; the earlier ones where two were put together. Undefined for any other task. */
export const datesOfRequest = (
  events: readonly CaseEvent[],
  { taskId }: Pick<Task, 'taskId'>,
): DataRequest | undefined => {
  const [first] = eventsOf(events, 'escalation-raised')
    .filter(({ data }) => data.taskId === taskId)
    .flatMap(({ data: { askedAt, answerBy } }) => (askedAt && answerBy ? { askedAt, answerBy } : []))
    .sort((a, b) => (a.askedAt < b.askedAt ? -1 : 1));
  return first;
};
