import type { StaffRecord } from '#domain/staff/change.ts';
import { NO_CHANGES } from '#domain/staff/fields.ts';
import type { StaffState } from '#domain/staff/state.ts';
import { bare } from './bare.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys, learningKeys } from './keys.ts';
import type { Table } from './table.ts';

/** What the desk says of who works here and of the channels, and which policy was pushed, as it is now. */
export const staffState = async (table: Pick<Table, 'get'>): Promise<StaffState> => {
  const item = await table.get(keys.staff());
  return item ? bare(item) : NO_CHANGES;
};

/**
 * Adds an entry to the record, and what the desk says from then on: together, and only where nobody else was faster.
 * @returns false where somebody was
 */
export const appendToStaff = (
  table: Table,
  before: StaffState,
  { record, state }: { record: StaffRecord; state: StaffState },
): Promise<boolean> => {
  const key = keys.staff();
  const { seq, lastHash } = before;
  const gone = (['policy', 'disruption'] as const).filter((part) => before[part] && !state[part]);
  return ifConditionHolds(
    table.write([
      seq === 0
        ? { put: { ...key, ...state }, ifAbsent: true }
        : {
            ...{ update: key, set: state, expect: { seq, lastHash } },
            ...(gone.length > 0 && { remove: gone }),
          },
      { put: { ...learningKeys.staffRecord(record.seq), ...record }, ifAbsent: true },
    ]),
  );
};

/** Entries of the record before a number, the newest first. */
export const staffRecords = async (
  table: Table,
  { before, limit }: { before: number; limit: number },
): Promise<StaffRecord[]> => {
  const from = Math.max(before - limit, 1);
  const wanted = Array.from({ length: Math.max(before - from, 0) }, (_, n) => learningKeys.staffRecord(from + n));
  const found = await table.getMany(wanted);
  return found.map((item) => bare<StaffRecord>(item)).sort((a, b) => b.seq - a.seq);
};
