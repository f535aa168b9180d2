import { casesOfOwner } from '#cases/store/owned.ts';
import { casesWithTimers } from '#cases/store/queues.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseTimer } from '#domain/case/timer.ts';
import type { Instant } from '#domain/time.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import { sees } from '../access/parts.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { AnyTimer, TimerPage, TimerRow, TimerView } from './contract.ts';
import { isLate } from './timers-view.ts';

/** How long before its date a timer counts as about to be late. */
const SOON = 'PT24H';

/** Which timers a view lists. A timer fires before its date, so that `to` leaves no case out. */
type Choice = { to?: Instant; accepts: (timer: CaseTimer) => boolean };

const choiceOf: Record<TimerView, (now: Instant, soon: Instant) => Choice> = {
  mine: () => ({ accepts: () => true }),
  breaching: (now, soon) => ({
    to: soon,
    accepts: (timer) => !timer.paused && !isLate(timer, now) && timer.dueAt >= now && timer.dueAt <= soon,
  }),
  breached: (now) => ({ to: now, accepts: (timer) => isLate(timer, now) }),
};

const row = (head: Case, timer: CaseTimer, now: Instant): TimerRow =>
  omitUndefined({
    caseId: head.caseId,
    reference: head.reference,
    timer: timer.timer,
    id: timer.id,
    rule: timer.rule,
    startedAt: timer.startedAt,
    dueAt: timer.dueAt,
    paused: timer.paused,
    breached: isLate(timer, now),
    owner: head.owner,
    severity: head.severity?.level,
    status: head.status,
  });

const byDueDate = (a: TimerRow, b: TimerRow): number => {
  const [one, other] = [a, b].map(({ dueAt, caseId, id }) => `${dueAt} ${caseId} ${id}`) as [string, string];
  return one < other ? -1 : 1;
};

export type TimersInput = { view: TimerView; timer?: AnyTimer; cursor?: string; reader: Reader };

/**
 * The running timers of a view, page by page as their cases fire next, each page by due date. `breaching`: due within the
 * next 24 hours; `breached`: past due. Supervisors see everybody's there, owners those of their own cases.
 */
export const listTimers = async (
  { view, timer: wanted, cursor, reader }: TimersInput,
  { table, clock }: DeskDeps,
): Promise<TimerPage> => {
  const now = clock.now();
  const { accepts, ...range } = choiceOf[view](now, clock.after(now, SOON));
  const seesAll = view !== 'mine' && sees(reader, 'workOfOthers');
  const { cases, ...rest } = seesAll
    ? await casesWithTimers(table, { ...range, ...(cursor && { cursor }) })
    : await casesOfOwner(table, { owner: reader.id, state: 'open' }, cursor);
  const timers = cases.flatMap((head) =>
    head.timers
      .filter((running) => (wanted === undefined || running.timer === wanted) && accepts(running))
      .map((running) => row(head, running, now)),
  );
  return { timers: timers.sort(byDueDate), ...rest };
};
