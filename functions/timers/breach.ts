import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/history.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { escalateCase } from '#domain/tasks/escalate.ts';
import type { Instant } from '#domain/time.ts';
import type { CaseTimer } from '#domain/timers/case-timers.ts';
import { timerWords } from '#domain/timers/timer-words.ts';
import type { DeadlineDeps } from './deps.ts';

/**
 * A date has passed: its owner is told, and it becomes the task of the level the policy names. What the timer asks for is
 * still owed; the case stays open.
 */
export const escalateBreach = (
  file: CaseFile,
  running: CaseTimer,
  at: Instant,
  { policy, clock, deskUrl }: DeadlineDeps,
): Change => {
  const { head } = file;
  const { id, dueAt, firedCount } = running;
  const words = timerWords(file, running);
  const date = dateWords(policy, dueAt);
  const why = {
    es: `ha pasado el plazo de «${words.es}» (${date.es})`,
    en: `the time for “${words.en}” is over (${date.en})`,
  };
  const raised = escalateCase(
    {
      file,
      at,
      deps: {
        policy,
        clock,
        deskUrl,
      },
    },
    { reason: 'breach', level: policy.deadlines.breach, timer: id, key: id, why },
  );
  const notice =
    head.owner &&
    staffNotice(policy, head, {
      to: head.owner,
      messageId: `timer-${id}-${firedCount}-${head.owner}`,
      at,
      template: 'staff-breach',
      deskUrl,
      values: { timer: words, dueAt: date },
    });
  return {
    events: raised?.events ?? [],
    writes: [...(raised?.writes ?? []), ...(notice ? notice.writes : [])],
    effects: [...(raised?.effects ?? []), ...(notice ? notice.effects : [])],
  };
};

/** The end of a timer's time without what it asks for. */
export const breach = (file: CaseFile, running: CaseTimer, at: Instant, deps: DeadlineDeps): Change => {
  const { id, rule, dueAt } = running;
  const article = file.regime.rules.find((one) => one.id === rule)?.article;
  const event: NewEvent = {
    type: 'timer-breached',
    actor: { kind: 'system' },
    data: { timer: id, rule, regime: file.regime.id, article, dueAt },
  };
  const escalated = escalateBreach(file, running, at, deps);
  return { ...escalated, events: [event, ...escalated.events] };
};
