import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine } from '#domain/case/change.ts';
import type { Message } from '#domain/case/message.ts';
import type { Task } from '#domain/case/task.ts';
import type { CaseTimer } from '#domain/case/timer.ts';
import { isUpdate } from '#domain/messages/updates.ts';
import { updateAfter } from '#domain/promises/next-update.ts';
import { openUpdates } from '#domain/promises/update.ts';
import { cancelTasks } from '#domain/tasks/cancel.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { journalOf } from '#domain/timers/journal.ts';
import { escalateBreach } from './breach.ts';
import type { CaseTimerContext } from './deps.ts';

/** Whether the customer was asked for something we wait for. */
const isAsked = ({ assignee, status, kind }: Task): boolean =>
  assignee === 'customer' && status === 'open' && kind !== 'survey';

/** Whether what asked the customer did not arrive: nobody can answer it. */
const isLost = (messages: Message[], { plannedAt }: Task): boolean =>
  messages.some(
    ({ template, status, at }) =>
      status === 'failed' && (template === 'offer' || template === 'completion-request') && at >= plannedAt,
  );

/** Whether the promise was kept: an update was sent since it was made, or we wait for the customer's own answer. */
export const isWordKept = ({ tasks, messages }: CaseFile, { startedAt }: CaseTimer): boolean =>
  tasks.some((task) => isAsked(task) && !isLost(messages, task)) ||
  messages.some((message) => isUpdate(message) && message.at > startedAt);

const MOST_DOUBLINGS = 6;

/**
 * When the next update is promised for after this one. After a broken promise the time doubles with each further one:
 * people stop reading a notice that comes again and again, and the task of the next level stays open anyway.
 */
const renewed = ({ file, at, deps }: CaseTimerContext, kept: boolean): Instant => {
  const usual = updateAfter({ file, at, deps }).nextWordBy;
  if (kept) return usual;
  const { spokenAt } = journalOf(file.head, file.events);
  const broken = file.events.filter((event) => event.type === 'word-broken' && event.at > spokenAt).length;
  const wait = (Date.parse(usual) - Date.parse(at)) * 2 ** Math.min(broken, MOST_DOUBLINGS);
  return instantAfter(at, wait);
};

/**
 * The date has come for which the customer was promised an update. Where none was sent, the owner is notified, it becomes a
 * task of the next level, and the history keeps it; in either case the next update is promised, as long as the case is open.
 */
export const nextWordDue = (context: CaseTimerContext): Change => {
  const { file, running } = context;
  const kept = isWordKept(file, running);
  return combine(
    {
      set: { nextWordBy: renewed(context, kept) },
      events: [
        {
          type: kept ? 'word-kept' : 'word-broken',
          actor: { kind: 'system' },
          data: { timer: running.id, dueAt: running.dueAt },
        },
      ],
    },
    // What was asked of the owner was said by another way.
    kept && cancelTasks(openUpdates(file, 'answer', 'promise'), 'customer-updated'),
    !kept && escalateBreach(context),
  );
};
