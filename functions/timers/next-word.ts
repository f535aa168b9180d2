import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import type { TemplateId } from '#domain/policy/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { CaseTimer } from '#domain/timers/case-timers.ts';
import { journalOf } from '#domain/timers/journal.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import { escalateBreach } from './breach.ts';
import type { DeadlineDeps } from './deps.ts';

/** Messages that tell the customer something new; an acknowledgment only makes the promise. */
const SPOKEN: (TemplateId | undefined)[] = [
  'offer',
  'agreement',
  'final-answer',
  'customer-message',
  'completion-request',
  'late-notice',
];

/** Whether the promise was kept: something was said since it was made, or we wait for the customer's own answer. */
const isKept = ({ tasks, messages }: CaseFile, { startedAt }: CaseTimer): boolean =>
  tasks.some(({ assignee, status, kind }) => assignee === 'customer' && status === 'open' && kind !== 'survey') ||
  messages.some(
    ({ direction, audience, template, status, at }) =>
      direction === 'out' &&
      audience === 'customer' &&
      status !== 'failed' &&
      SPOKEN.includes(template as TemplateId) &&
      at > startedAt,
  );

const MOST_DOUBLINGS = 6;

/**
 * When the next word is promised for after this one. After a broken one the time doubles with each further silence: who is
 * told again and again stops reading, and the task of the next level stays open anyway.
 */
const renewed = (file: CaseFile, kept: boolean, at: Instant, { policy, clock }: DeadlineDeps): Instant => {
  const usual = nextWordAfter(file.head, at, { policy, clock });
  if (kept) return usual;
  const { spokenAt } = journalOf(file.head, file.events);
  const broken = file.events.filter((event) => event.type === 'word-broken' && event.at > spokenAt).length;
  const wait = (Date.parse(usual) - Date.parse(at)) * 2 ** Math.min(broken, MOST_DOUBLINGS);
  return new Date(Date.parse(at) + wait).toISOString();
};

/**
 * The date of the next word to the customer has come. Where nothing was said, the owner is told, it becomes a task of the
 * next level, and the history keeps it; in either case the next word is promised anew, as long as the case is open.
 */
export const nextWordDue = (file: CaseFile, running: CaseTimer, at: Instant, deps: DeadlineDeps): Change => {
  const kept = isKept(file, running);
  const escalated = kept ? { events: [] } : escalateBreach(file, running, at, deps);
  return {
    ...escalated,
    set: { nextWordBy: renewed(file, kept, at, deps) },
    events: [
      {
        type: kept ? 'word-kept' : 'word-broken',
        actor: { kind: 'system' },
        data: { timer: running.id, dueAt: running.dueAt },
      },
      ...escalated.events,
    ],
  };
};
