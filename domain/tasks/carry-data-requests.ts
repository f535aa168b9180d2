import type { CaseContext, CaseFile } from '../case/case-file.ts';
import { type ChangePart, combine } from '../case/change.ts';
import type { Task } from '../case/task.ts';
import { type Instant, instantAfter } from '../time.ts';
import { raiseDataRequest } from './ask-personal-data.ts';
import { cancelTasks } from './cancel.ts';
import {
  answerByLaw,
  cameWith,
  datesOfRequest,
  isOpenRequestOf,
  isRequestForData,
  keyOfMerged,
  keyOfPerson,
  PERSONAL_DATA,
  personAsking,
} from './data-request.ts';
import { escalationTimer } from './escalation-timer.ts';
import { type EscalationDeps, escalationsOf } from './raise-escalation.ts';

type Context = CaseContext<EscalationDeps>;
type Requests = Pick<CaseFile, 'head' | 'tasks' | 'events'>;

/**
 * From when the month of a request runs: by the history, else the time for the answer before its date, and not after it was put to
 * somebody.
 */
const askedSince = (task: Task, { events }: Requests, { policy, clock }: EscalationDeps): Instant => {
  const known = datesOfRequest(events, task)?.askedAt;
  const { personalData } = policy.requests;
  if (known || !personalData) return known ?? task.plannedAt;
  const { dueAt, plannedAt } = task;
  const within = Date.parse(clock.after(dueAt, personalData.answerWithin)) - Date.parse(dueAt);
  const [since = plannedAt] = [plannedAt, instantAfter(dueAt, -within)].sort();
  return since;
};

/** Two requests of one person are one from now on, by the earlier dates of the two. */
const joined = ({ deps }: Context, there: Task, { since, dueAt }: { since: Instant; dueAt: Instant }): ChangePart => {
  const asked = { askedAt: since, answerBy: answerByLaw(since, deps) };
  const { taskId, level = 'supervisor', assignee } = there;
  const to = assignee && { to: assignee };
  return {
    events: [
      {
        type: 'escalation-raised',
        actor: { kind: 'system' },
        data: { taskId, reason: PERSONAL_DATA, level, ...to, ...asked },
      },
    ],
    items: [{ kind: 'task-change', task: there, set: { dueAt } }],
    effects: escalationTimer({ ...there, dueAt }, deps),
  };
};

const withTasksOf = (file: CaseFile, { items = [] }: ChangePart): CaseFile => ({
  ...file,
  tasks: [...file.tasks, ...items.flatMap((item) => (item.kind === 'task' ? [item.task] : []))],
});

/**
 * What was asked about personal data in a case that is merged: it goes on, by the same dates, in the one that lives on. Where that has
 * one of the same person open, it is due by the earlier date of the two; what another person asked is answered apart.
 * @param isAnothers the merged case is of another person than this one
 */
export const carriedRequestsForData = (context: Context, from: Requests, isAnothers: boolean): ChangePart => {
  const { caseId } = from.head;
  let { file } = context;
  const parts: ChangePart[] = [];
  for (const asked of from.tasks.filter((task) => task.status === 'open' && isRequestForData(task))) {
    const person = personAsking(asked) ?? (isAnothers ? caseId : undefined);
    const [since, { dueAt }] = [askedSince(asked, from, context.deps), asked];
    const there = escalationsOf(file).find(isOpenRequestOf(person));
    const key = person ? keyOfPerson(person) : keyOfMerged(caseId);
    const part = there
      ? there.dueAt > dueAt && joined(context, there, { since, dueAt })
      : raiseDataRequest({ ...context, file }, { since, key, dueAt });
    if (!part) continue;
    parts.push(part);
    file = withTasksOf(file, part);
  }
  return combine(...parts);
};

/**
 * What becomes of it where the merge is undone: what came with the case goes back to it, also of people whose cases had been merged into
 * it before, and what was answered meanwhile is not asked again.
 */
export const returnedRequestsForData = (
  from: Requests,
  into: Requests,
): { gives: ChangePart; gets: ChangePart; answered: readonly Task[] } => {
  const { caseId, merged = [] } = from.head;
  const people = new Set(merged.map((one) => one.caseId));
  const carried = into.tasks.filter((task) => cameWith(task, caseId) || people.has(personAsking(task) ?? ''));
  const isAnswered = (asked: Task): boolean => {
    const person = personAsking(asked);
    return carried.some(
      (task) => task.status === 'decided' && (person ? personAsking(task) === person : cameWith(task, caseId)),
    );
  };
  const answered = from.tasks.filter(
    (task) => task.status === 'withdrawn' && isRequestForData(task) && isAnswered(task),
  );
  return {
    gives: cancelTasks(
      carried.filter(({ status }) => status === 'open'),
      'merge-undone',
    ),
    gets: cancelTasks(answered, 'merge-undone'),
    answered,
  };
};
