import type { Policy } from '#domain/policy/policy.ts';
import { disruptionAt } from '#domain/staff/disruption.ts';
import { mergedStaff } from '#domain/staff/merged.ts';
import type { Disruption } from '#domain/staff/state.ts';
import type { Clock } from '#domain/time.ts';
import type { DisruptableChannel } from '#domain/vocabulary.ts';
import { policyInForce } from './store/pushed-policy.ts';
import { staffState } from './store/staff.ts';
import type { Table } from './store/table.ts';

/** A function instance asks again after so long: what is pushed, and what is changed at the desk, holds everywhere after that. */
export const STAFF_HOLDS_FOR_MS = 15_000;

/**
 * Today's policy. `deployed`: the same without what the desk says of people. `beforeRun`: has to be waited for before a run reads
 * any of them.
 */
export type TodaysPolicy = { policy: Policy; deployed: Policy; beforeRun: () => Promise<void> } & Disrupted;

/** `disrupted`: the channels that customers are told do not work well now; none where nothing is said. */
export type Disrupted = { disrupted: () => readonly DisruptableChannel[] };

/** One object whose parts are those of whichever policy there is when they are asked for. */
const seenThrough = (current: () => Policy): Policy =>
  Object.defineProperties(
    {},
    Object.fromEntries(
      Object.keys(current()).map((part) => [part, { enumerable: true, get: () => current()[part as keyof Policy] }]),
    ),
  ) as Policy;

/**
 * The policy as it was pushed, else as it comes with the code, with who works here and who is on duty as the desk says. Each is one
 * object for as long as the function instance lives: whatever was given it sees what holds now.
 */
export const todaysPolicy = (
  bundled: Policy,
  { table, clock }: { table: Pick<Table, 'get' | 'getMany'>; clock: Pick<Clock, 'now'> },
): TodaysPolicy => {
  let deployed = bundled;
  let today = bundled;
  let seq = 0;
  let disruption: Disruption | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    policy: seenThrough(() => today),
    deployed: seenThrough(() => deployed),
    disrupted: () => disruptionAt(disruption, clock.now())?.channels ?? [],
    beforeRun: async () => {
      const now = Date.parse(clock.now());
      if (now - readAt < STAFF_HOLDS_FOR_MS) return;
      const state = await staffState(table);
      const { version } = state.policy ?? bundled;
      const before = deployed;
      if (version !== deployed.version) deployed = await policyInForce(table, state.policy, bundled);
      // The same people stay the same objects: what follows from them is not found anew.
      if (state.seq !== seq || deployed !== before) today = { ...deployed, ...mergedStaff(deployed, state) };
      seq = state.seq;
      disruption = state.disruption;
      readAt = now;
    },
  };
};
