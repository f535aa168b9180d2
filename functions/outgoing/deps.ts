import type { Table } from '#cases/store/table.ts';
import type { TwoWayChannel } from '#channels/names.ts';
import type { Settings } from '#channels/settings-reader.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { IntegrationKeyReader } from '#platform/aws/integration-secrets.ts';

/** What calling another system takes. */
export type OutgoingDeps = {
  table: Table;
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  deskUrl: string;
  keysOf: IntegrationKeyReader;
  /** What a help desk's channel is set up with. */
  settingsOf: (channel: TwoWayChannel) => Promise<Settings | undefined>;
  fetch: typeof fetch;
  /** A number from 0 to below 1, by which repeats are spread. */
  random: () => number;
  /** Longest pause before the second try of one call, in milliseconds. */
  firstPauseMs: number;
};
