import type { Instant } from '../time.ts';
import type { Case } from './case.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseItem, Change, NewCase, Opening } from './change.ts';

/** Where cases are kept. */
export type CaseStore = {
  /**
   * Stores a new case. `also` is stored with it, once it is known as it will be, with its timers.
   * Throws ConditionFailed on any look-up that exists.
   */
  open(head: Opening, change: NewCase, also?: (after: Case) => CaseItem[]): Promise<Case>;
  load(caseId: string): Promise<CaseFile | undefined>;
  head(caseId: string): Promise<Case | undefined>;
  /**
   * Loads the case, asks `decide`, stores the change. Another writer in between makes it load and ask again, a bounded
   * number of times. `decide` returns undefined when there is nothing (left) to do, so a repeated stage is harmless.
   * A change has at least one event: the place in the history is what distinguishes two writers, and two effects.
   * @returns the head after the change
   */
  change(
    caseId: string,
    at: Instant,
    decide: (file: CaseFile) => Change | undefined | Promise<Change | undefined>,
  ): Promise<Case>;
  /** Changes two cases in one transaction, on condition that neither moved since it was read; else loads both and asks again. */
  changeBoth(
    caseIds: [string, string],
    at: Instant,
    decide: (one: CaseFile, other: CaseFile) => [Change, Change],
  ): Promise<void>;
};
