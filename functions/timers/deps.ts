import type { CaseStore } from '#domain/case/case-store.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';

/** What a timer that strikes can do: change its case. Everything outside happens through the outbox. */
export type DeadlineDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  law: Law;
  trackingUrl: (caseId: string) => Promise<string>;
  deskUrl: string;
};
