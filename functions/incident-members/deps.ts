import type { Table } from '#cases/store/table.ts';
import type { Outgoing } from '#channels/contract.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { TrackingUrl } from '#platform/links.ts';

export type IncidentMembersDeps = {
  table: Table;
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  trackingUrl: TrackingUrl;
  /** Sends a mail that is about no case. */
  send: (mail: Outgoing) => Promise<unknown>;
};
