import type { CaseContext } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Change, ChangePart } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { ReleaseDecision, ReleaseOutput } from './contract.ts';

export type ReleaseDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  trackingUrl: (caseId: string) => Promise<string>;
};

/** Somebody decides on what waits for a release. `reason` is the text they gave, stored, and its id. */
export type Releasing = CaseContext<ReleaseDeps> & {
  url: string;
  task: Task;
  user: User;
  input: ReleaseDecision & { toneAccepted?: string[] };
  reason: ChangePart & { reasonTextId?: string };
};

/** What the release comes to: the change, and what the execution is handed. */
export type Released = { output: ReleaseOutput; change: Change };
