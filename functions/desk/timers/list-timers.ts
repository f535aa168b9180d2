import { duePartition, SHARDS } from '#cases/store/keys.ts';
import { isSupervisor } from '#cases/tasks/decide.ts';
import type { Case } from '#domain/case/case.ts';
import type { Instant } from '#domain/time.ts';
import type { CaseClock } from '#domain/timers/case-timers.ts';
import type { DeskDeps } from '../contract.ts';
import { readPage } from '../pages.ts';
import { present } from '../present.ts';
import { demandRole, type Reader } from '../reader.ts';
import type { AnyClock, ClockPage, ClockRow, ClockView } from './contract.ts';
import { isLate } from './timers-view.ts';

/** How long before its date a clock counts as about to be late. */
const SOON = 'PT24H';

/** A case with a breach lies under LATE, so its other clocks are read from there. */
const partitions = (['LATE', 'DUE'] as const).flatMap((kind) =>
  Array.from({ length: SHARDS }, (_, shard) => duePartition(kind, shard)),
);

/** Which clocks a view lists. A clock strikes before its date, so that `to` leaves no case out. */
type Choice = { to?: Instant; accepts: (clock: CaseClock) => boolean };

const choiceOf: Record<ClockView, (now: Instant, soon: Instant) => Choice> = {
  mine: () => ({ accepts: () => true }),
  breaching: (now, soon) => ({
    to: soon,
    accepts: (clock) => !clock.stopped && !isLate(clock, now) && clock.dueAt >= now && clock.dueAt <= soon,
  }),
  breached: (now) => ({ to: now, accepts: (clock) => isLate(clock, now) }),
};

const row = (head: Case, clock: CaseClock, now: Instant): ClockRow =>
  present({
    caseId: head.caseId,
    reference: head.reference,
    clock: clock.clock,
    id: clock.id,
    rule: clock.rule,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    stopped: clock.stopped,
    breached: isLate(clock, now),
    owner: head.owner,
    severity: head.severity?.level,
    status: head.status,
  });

const byDueDate = (a: ClockRow, b: ClockRow): number => {
  const [one, other] = [a, b].map(({ dueAt, caseId, id }) => `${dueAt} ${caseId} ${id}`) as [string, string];
  return one < other ? -1 : 1;
};

export type ClocksInput = { view: ClockView; clock?: AnyClock; cursor?: string; reader: Reader };

/**
 * The running clocks of a view, page by page as their cases strike next, each page by due date. `breaching`: due within the
 * next 24 hours; `breached`: past due. Supervisors see everybody's there, owners those of their own cases.
 * @throws Problem 403 for others
 */
export const listClocks = async (
  { view, clock: wanted, cursor, reader }: ClocksInput,
  { table, clock }: DeskDeps,
): Promise<ClockPage> => {
  demandRole(reader, 'owner', 'supervisor');
  const now = clock.now();
  const { accepts, ...range } = choiceOf[view](now, clock.after(now, SOON));
  const seesAll = view !== 'mine' && isSupervisor(reader);
  const { items, ...rest } = await readPage(table, { index: 'gsi3', partitions, ...range }, cursor);
  // By case: one that moves from DUE to LATE meanwhile is read in both.
  const heads = new Map((items as unknown[] as Case[]).map((head) => [head.caseId, head]));
  const clocks = [...heads.values()]
    .filter(({ owner }) => seesAll || owner === reader.id)
    .flatMap((head) =>
      head.clocks
        .filter((running) => (wanted === undefined || running.clock === wanted) && accepts(running))
        .map((running) => row(head, running, now)),
    );
  return { clocks: clocks.sort(byDueDate), ...rest };
};
