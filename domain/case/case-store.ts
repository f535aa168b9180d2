import type { Funds } from '../budgets/funds.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import type { Case } from './case.ts';
import type { CaseFile, Reading } from './case-file.ts';
import type { CaseItem, Change, NewCase, Opening } from './change.ts';

/** A case, and what of it is read beside what always is. */
export type CaseToRead = Reading & { caseId: string };

/** Where cases are kept. */
export type CaseStore = {
  /**
   * Stores a new case. `also` is stored with it, once it is known as it will be, with its timers. `at`: now, where it was received before.
   * Throws ConditionFailed on any look-up that exists.
   */
  open(head: Opening, change: NewCase, besides?: { also?: (after: Case) => CaseItem[]; at?: Instant }): Promise<Case>;
  /** A case as it is read for a change (`CaseFile`), with what else the reader asks for. */
  load(caseId: string, reading?: Reading): Promise<CaseFile | undefined>;
  head(caseId: string): Promise<Case | undefined>;
  /**
   * Loads the case as `load` does (with what else of it is named), asks `decide`, stores the change. Another writer in between makes it load and ask again, a bounded
   * number of times. `decide` returns undefined when there is nothing (left) to do, so a repeated stage is harmless.
   * A change has at least one event: the place in the history is what distinguishes two writers, and two effects.
   * @returns the head after the change
   */
  change(
    which: string | CaseToRead,
    at: Instant,
    decide: (file: CaseFile) => Change | undefined | Promise<Change | undefined>,
  ): Promise<Case>;
  /** The policy that cases of a version go by; undefined where that is today's, and where no versions are kept. */
  policyFor?(version: string): Promise<Policy | undefined>;
  /** What there is for a case beside what its owner may grant; undefined where nothing is counted. */
  funds?(file: Pick<CaseFile, 'head'>, at: Instant): Promise<Funds>;
  /** Changes two cases in one transaction, on condition that neither moved since it was read; else loads both and asks again. */
  changeBoth(
    which: [string | CaseToRead, string | CaseToRead],
    at: Instant,
    decide: (one: CaseFile, other: CaseFile) => [Change, Change],
  ): Promise<void>;
};
