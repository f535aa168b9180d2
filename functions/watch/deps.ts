import type { Table } from '#cases/store/table.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { WatchedExecutions } from './executions.ts';

/** What the watch works with. */
export type WatchDeps = {
  table: Table;
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  deskUrl: string;
  executions: WatchedExecutions;
};
