import { type Case, mayBeComplaint } from '../case/case.ts';
import type { Instant } from '../time.ts';

/** Newest cases of a customer that are looked at; more of them would not change any decision. */
export const MOST_BEFORE = 20;

/**
 * How many complaints a customer made before one, and when the first of them came. `atLeast`: no more than so many were looked at.
 */
export type ComplaintsBefore = { cases: number; atLeast: boolean; since?: Instant };

type Counted = Pick<Case, 'receivedAt' | 'mergedInto' | 'setAsideAt' | 'kind'>;

/** Counts what was a complaint of its own: neither what was no complaint, nor what was merged into another or laid aside. */
export const complaintsAmong = (
  others: readonly Counted[],
  { receivedAt }: Pick<Case, 'receivedAt'>,
): ComplaintsBefore => {
  const counted = others.filter(
    (other) =>
      other.receivedAt < receivedAt &&
      other.mergedInto === undefined &&
      other.setAsideAt === undefined &&
      mayBeComplaint(other),
  );
  const [since] = counted.map((other) => other.receivedAt).toSorted();
  return { cases: counted.length, atLeast: others.length >= MOST_BEFORE, ...(since !== undefined && { since }) };
};
