import { appendToStaff, staffRecords, staffState } from '#cases/store/staff.ts';
import type { Table } from '#cases/store/table.ts';
import { firstBreak } from '#domain/case/history.ts';
import type { PolicyChange, StaffRecord } from '#domain/staff/change.ts';
import { decidePolicy } from '#domain/staff/decide-policy.ts';
import type { StaffState } from '#domain/staff/state.ts';
import { Advice } from '#local/progress.ts';

/** Somebody who marks an absence at the same moment is no reason to give up. */
const TRIES = 3;

/** The version that holds. */
export const inForce = ({ policy }: StaffState, deployed: string): string => policy?.version ?? deployed;

/**
 * Has another policy hold from now on, and records who did it, why, and what held before.
 * @param change `from`: what holds as far as whoever asks for it has seen
 * @throws Advice where another one holds by now
 */
export const hold = async (
  table: Table,
  change: Omit<PolicyChange, 'change'>,
  { deployed, by, now }: { deployed: string; by: string; now: string },
): Promise<StaffState> => {
  for (let tried = 0; tried < TRIES; tried++) {
    const state = await staffState(table);
    const holds = inForce(state, deployed);
    if (holds !== change.from)
      throw new Advice(
        `Somebody was faster: ${holds} holds by now, and no more ${change.from}. Nothing is changed. Look at "npm run -s policy -- diff", then begin again.`,
      );
    const decided = decidePolicy(change, { state, by, at: now });
    if (await appendToStaff(table, state, decided)) return decided.state;
  }
  throw new Advice('People are being changed at the desk at this moment. Nothing is changed; try again.');
};

const PAGE = 50;

/** What policies held, the newest first, and whether nobody has touched the record. */
export const recordOfPolicies = async (
  table: Table,
  { seq, lastHash }: StaffState,
): Promise<{ records: (StaffRecord & { data: { change: PolicyChange } })[]; isWhole: boolean }> => {
  const all: StaffRecord[] = [];
  for (let before = seq + 1; before > 1; before -= PAGE)
    all.push(...(await staffRecords(table, { before, limit: PAGE })));
  const isWhole =
    all.length === seq && firstBreak(all.toReversed()) === undefined && (seq === 0 || all[0]?.hash === lastHash);
  const isOfPolicy = (record: StaffRecord): record is StaffRecord & { data: { change: PolicyChange } } =>
    record.data.change.change === 'policy';
  return { records: all.filter(isOfPolicy), isWhole };
};
