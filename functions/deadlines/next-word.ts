import type { TemplateId, Words } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import { nextWordAfter } from '#functions/shared/case-clocks.ts';
import type { CaseFile } from '#functions/shared/store/case-store.ts';
import type { Effect, Tick } from '#functions/shared/store/outbox.ts';
import { isOver, tellBreach } from './breach.ts';
import type { DeadlineDeps } from './deps.ts';

type WordTick = Extract<Tick, { clock: 'next-word' | 'answer' }>;

const WORD: Words = { es: 'las próximas noticias al cliente', en: 'the next word to the customer' };

/** Messages that tell the customer something new; an acknowledgment only makes the promise. */
const SPOKEN: (TemplateId | undefined)[] = ['offer', 'agreement', 'final-answer', 'customer-message'];

/** Whether the promise was kept: something was said since it was made, or we wait for the customer's own answer. */
const isKept = (file: CaseFile, dueAt: Instant, deps: DeadlineDeps): boolean => {
  const wait = Date.parse(nextWordAfter(deps.policy, deps.clock, file.head, dueAt)) - Date.parse(dueAt);
  const promisedAt = Date.parse(dueAt) - wait;
  return (
    file.tasks.some(({ kind, status }) => kind === 'offer' && status === 'open') ||
    file.messages.some(
      ({ direction, audience, template, status, at }) =>
        direction === 'out' &&
        audience === 'customer' &&
        status !== 'failed' &&
        SPOKEN.includes(template as TemplateId) &&
        Date.parse(at) > promisedAt,
    )
  );
};

/** A clock of its own name: Scheduler may still be deleting the one that struck. */
const wordClock = (caseId: string, at: Instant): Effect => ({
  effect: 'set-clock',
  name: `next-word-${caseId}-${Date.parse(at)}`,
  at,
  tick: { clock: 'next-word', caseId, at },
});

/**
 * The date of the next word to the customer has come. Where nothing was said, the owner and a supervisor are told and
 * the history keeps it; in either case the next word is promised anew, as long as the case is open.
 */
export const nextWordDue = async ({ caseId, at: dueAt }: WordTick, deps: DeadlineDeps): Promise<void> => {
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    if (isOver(file) || file.head.nextWordBy !== dueAt) return undefined;
    const kept = isKept(file, dueAt, deps);
    const nextWordBy = nextWordAfter(deps.policy, deps.clock, file.head, at);
    const notices = kept ? [] : tellBreach(file, { id: 'word-broken', clock: WORD, dueAt, at }, deps);
    return {
      set: { nextWordBy },
      events: [
        {
          type: kept ? 'word-kept' : 'word-broken',
          actor: { kind: 'system' },
          data: { promised: dueAt, nextWordBy },
        },
      ],
      writes: notices.flatMap(({ writes }) => writes),
      effects: [...notices.flatMap(({ effects }) => effects), wordClock(caseId, nextWordBy)],
    };
  });
};
