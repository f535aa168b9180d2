import { type Change, type ChangePart, combine } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { escalateCase } from '#domain/tasks/escalate.ts';
import { timerWords } from '#domain/timers/timer-words.ts';
import type { CaseTimerContext } from './deps.ts';

/**
 * A date has passed: the owner of the case is notified, and somebody of the level the policy names gets a task. What the
 * timer asks for is still owed; the case stays open.
 */
export const escalateBreach = (context: CaseTimerContext): ChangePart => {
  const { file, running, at, deps } = context;
  const { policy, deskUrl } = deps;
  const { head } = file;
  const { id, dueAt, firedCount } = running;
  const words = timerWords(file, running);
  const date = dateWords(policy, dueAt);
  const why = {
    es: `ha pasado el plazo de «${words.es}» (${date.es})`,
    en: `the time for “${words.en}” is over (${date.en})`,
  };
  return combine(
    escalateCase(context, { reason: 'breach', level: policy.deadlines.breach, timer: id, key: id, why }),
    head.owner &&
      staffNotice(policy, head, {
        to: head.owner,
        messageId: `timer-${id}-${firedCount}-${head.owner}`,
        at,
        template: 'staff-breach',
        deskUrl,
        values: { timer: words, dueAt: date },
      }),
  );
};

/** The end of a timer's time without what it asks for. */
export const breach = (context: CaseTimerContext): Change => {
  const { regime } = context.file;
  const { id, rule, dueAt } = context.running;
  const article = regime.rules.find((one) => one.id === rule)?.article;
  const event: NewEvent = {
    type: 'timer-breached',
    actor: { kind: 'system' },
    data: { timer: id, rule, regime: regime.id, article, dueAt },
  };
  return combine({ events: [event] }, escalateBreach(context));
};
