import * as z from 'zod/mini';
import type { Table } from '#cases/store/table.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import { Base, HistoryKey, Identity, Links } from '#platform/environment.ts';
import type { TrackingUrl } from '#platform/links.ts';

export const environment = z.object({ ...Base.shape, ...Links.shape, ...Identity.shape, ...HistoryKey.shape });

/** What the desk's use cases are given. */
export type DeskDeps = {
  table: Table;
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  /** The same as it was deployed, without what the desk says of people. */
  deployed: Policy;
  law: Law;
  newId: () => string;
  /** A reference that is taken already is refused by the table. */
  newReference: () => string;
  /** Key of the customer pseudonyms, for complaints that staff enter. */
  identity: () => Promise<Secret>;
  trackingUrl: TrackingUrl;
  /** The public half of the key that signs where histories end; only their hashes are compared where it is not given. */
  historyKey?: () => Promise<Uint8Array>;
  /** Where staff find the desk; for notices. */
  deskUrl: string;
};

/** What stands between a reader and the cases is given of it, whatever the endpoint needs besides. */
export type GuardedDeps = Pick<DeskDeps, 'table' | 'cases' | 'clock' | 'policy' | 'newId'>;

/** A case at the moment somebody of the team changes it. */
export type DeskContext = { file: CaseFile; at: Instant; deps: DeskDeps };

/** Recorded, with nothing more to say. */
export const Done = z.looseObject({});
