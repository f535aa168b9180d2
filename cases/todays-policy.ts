import type { Policy } from '#domain/policy/policy.ts';
import { mergedStaff, type Staff } from '#domain/staff/merged.ts';
import type { Clock } from '#domain/time.ts';
import { staffState } from './store/staff.ts';
import type { Table } from './store/table.ts';

/** A function instance asks again after so long: what is changed at the desk holds everywhere after that. */
export const STAFF_HOLDS_FOR_MS = 15_000;

/** Today's policy. `beforeRun`: has to be waited for before a run reads it. */
export type TodaysPolicy = { policy: Policy; beforeRun: () => Promise<void> };

/**
 * The policy as it was deployed, with who works here and who is on duty as the desk says. It is one object for as long as the
 * function instance lives: whatever was given it sees who works here now.
 */
export const todaysPolicy = (
  deployed: Policy,
  { table, clock }: { table: Pick<Table, 'get'>; clock: Pick<Clock, 'now'> },
): TodaysPolicy => {
  let staff: Staff = deployed;
  let seq = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    policy: {
      ...deployed,
      get people() {
        return staff.people;
      },
      get rota() {
        return staff.rota;
      },
    },
    beforeRun: async () => {
      const now = Date.parse(clock.now());
      if (now - readAt < STAFF_HOLDS_FOR_MS) return;
      const state = await staffState(table);
      // The same people stay the same objects: what follows from them is not found anew.
      if (state.seq !== seq) staff = mergedStaff(deployed, state);
      seq = state.seq;
      readAt = now;
    },
  };
};
