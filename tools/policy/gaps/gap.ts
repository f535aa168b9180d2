import type { CompanyDays } from '#domain/deadline/calendar.ts';
import type { LawSource } from '#domain/deadline/law.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Day } from '#domain/values.ts';

/**
 * Something a policy that is valid leaves open. `risk`: a case can end up before nobody who may decide it, or a date be counted wrongly.
 * `note`: it works, and somebody should know.
 */
export type Gap = {
  level: 'risk' | 'note';
  /** The file in which it is mended. */
  file: string;
  what: string;
  /** What happens because of it. */
  why: string;
  /** What to write there. */
  mend: string;
};

/** What a rule looks at. `today`: from which on it looks ahead. */
export type Looked = { policy: Policy; law: LawSource & { company: CompanyDays }; today: Day };

export type GapRule = (looked: Looked) => Gap[];

/** `a, b and c`. */
export const listed = (names: string[]): string => new Intl.ListFormat('en-GB').format(names);
