import type { Booking } from './booking-shape.ts';

/** A budget as it stands, in minor units: `free + reserved + spent = total + beyond`. */
export type BudgetState = {
  team: string;
  period: string;
  total: number;
  reserved: number;
  spent: number;
  free: number;
  /** How much of what is reserved and spent was granted over and above the budget. */
  beyond: number;
};

/** What the customer of a case got and was promised in other cases and earlier cycles, as far back as the policy counts. */
export type CustomerSum = {
  /** In minor units. */
  amount: number;
  /** In how many other cases. */
  cases: number;
  /** There are more cases than were looked at. */
  isPart: boolean;
  since: string;
  /** What the sum was read with, by pseudonym: another proposal to the same customer moves it. */
  versions: { key: string; version: number }[];
};

/** What there is for a case beside what its owner may grant. */
export type Funds = {
  budget: BudgetState;
  /** What the present cycle of the case may take of it: what is free and what it holds already. */
  within: number;
  customer: CustomerSum;
};

/** What an earlier cycle of a case, or another case, took since an instant. */
export const takenSince = (bookings: readonly Booking[] = [], since: string, butCycle?: number): number =>
  bookings.filter(({ at, cycle }) => at >= since && cycle !== butCycle).reduce((sum, { amount }) => sum + amount, 0);
