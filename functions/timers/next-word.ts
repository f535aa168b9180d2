import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine } from '#domain/case/change.ts';
import type { CaseTimer } from '#domain/case/timer.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import type { Instant } from '#domain/time.ts';
import { journalOf } from '#domain/timers/journal.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import { escalateBreach } from './breach.ts';
import type { CaseTimerContext } from './deps.ts';

/** Messages that count as an update to the customer; an acknowledgment only promises one. */
const UPDATES: (TemplateId | undefined)[] = [
  'offer',
  'agreement',
  'final-answer',
  'customer-message',
  'completion-request',
  'late-notice',
  'outage-update',
];

/** Whether the promise was kept: an update was sent since it was made, or we wait for the customer's own answer. */
const isKept = ({ tasks, messages }: CaseFile, { startedAt }: CaseTimer): boolean =>
  tasks.some(({ assignee, status, kind }) => assignee === 'customer' && status === 'open' && kind !== 'survey') ||
  messages.some(
    ({ direction, audience, template, status, at }) =>
      direction === 'out' &&
      audience === 'customer' &&
      status !== 'failed' &&
      UPDATES.includes(template as TemplateId) &&
      at > startedAt,
  );

const MOST_DOUBLINGS = 6;

/**
 * When the next update is promised for after this one. After a broken promise the time doubles with each further one:
 * people stop reading a notice that comes again and again, and the task of the next level stays open anyway.
 */
const renewed = ({ file, at, deps }: CaseTimerContext, kept: boolean): Instant => {
  const usual = nextWordAfter(file.head, at, deps);
  if (kept) return usual;
  const { spokenAt } = journalOf(file.head, file.events);
  const broken = file.events.filter((event) => event.type === 'word-broken' && event.at > spokenAt).length;
  const wait = (Date.parse(usual) - Date.parse(at)) * 2 ** Math.min(broken, MOST_DOUBLINGS);
  return new Date(Date.parse(at) + wait).toISOString();
};

/**
 * The date has come for which the customer was promised an update. Where none was sent, the owner is notified, it becomes a
 * task of the next level, and the history keeps it; in either case the next update is promised, as long as the case is open.
 */
export const nextWordDue = (context: CaseTimerContext): Change => {
  const { file, running } = context;
  const kept = isKept(file, running);
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
    !kept && escalateBreach(context),
  );
};
