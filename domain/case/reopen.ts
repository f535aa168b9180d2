import type { Policy } from '../policy/policy.ts';
import { cancelTasks } from '../tasks/cancel.ts';
import { decided } from '../tasks/decide.ts';
import type { Clock } from '../time.ts';
import { nextWordAfter } from '../timers/next-word.ts';
import type { Actor } from './actor.ts';
import type { CaseContext, CaseFile } from './case-file.ts';
import { type ChangePart, combine } from './change.ts';
import type { EventData } from './events.ts';
import type { Task } from './task.ts';

/** Why a case is opened again: a low score, the customer's words after the end, a broken promise, or a person of ours. */
export type Reopening = Pick<EventData<'reopened'>, 'because' | 'score' | 'reasonTextId'> & {
  actor: Actor;
  /** The task whose decision reopens the case, which ends by that. */
  deciding?: Task;
};

/** What a new cycle answers anew: a survey about the old one, and words that wait for somebody. */
const overtaken = ({ head, tasks }: CaseFile, deciding: Task | undefined): Task[] =>
  tasks.filter(
    ({ taskId, kind, cycle, status }) =>
      taskId !== deciding?.taskId &&
      ((kind === 'survey' && cycle === head.cycle && (status === 'open' || status === 'planned')) ||
        (kind === 'reply' && status === 'open')),
  );

/** A survey that its follow-up waits for: the execution goes on to its end, where it finds the case reopened. */
const isWaitedFor = ({ kind, status, token }: Task): boolean =>
  kind === 'survey' && status === 'open' && token !== undefined;

/**
 * A closed case goes on in another cycle, with dates of its own, from the beginning of the complaint's state machine. Promises
 * of the cycles before stay owed; a survey about them is not asked any more.
 */
export const reopenCase = (
  { file, at, deps }: CaseContext<{ policy: Policy; clock: Clock }>,
  { actor, deciding, ...why }: Reopening,
): ChangePart => {
  const { head } = file;
  const { caseId, cycle } = head;
  const next = cycle + 1;
  const gone = overtaken(file, deciding);
  const { items, ...cancelled } = cancelTasks(gone, 'reopened');
  return combine(
    {
      set: { status: 'reopened', stage: 'follow-up', cycle: next, nextWordBy: nextWordAfter(head, at, deps) },
      clear: ['closedAt'],
      events: [{ type: 'reopened', actor, data: { cycle, next, ...why } }],
    },
    cancelled,
    {
      items: [
        ...items.filter((item) => item.kind !== 'task-change' || !isWaitedFor(item.task)),
        ...gone.filter(isWaitedFor).map((task) => decided(task, { by: 'nobody', at })),
        // Its personal data is not looked at before it is closed again.
        { kind: 'retention-date' },
      ],
      effects: [
        ...gone.filter(isWaitedFor).map(({ taskId }) => ({ effect: 'resume', taskId }) as const),
        { effect: 'start', machine: 'complaint', cycle: next, input: { caseId, cycle: next } },
      ],
    },
  );
};
