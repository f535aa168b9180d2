import * as z from 'zod/mini';
import type { Law } from '#domain/deadline/law.ts';
import type { Policy } from '#domain/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { Secret } from '#functions/shared/aws/secrets.ts';
import { Base, Identity, Links } from '#functions/shared/environment.ts';
import type { CaseStore } from '#functions/shared/store/case-store.ts';
import type { Table } from '#functions/shared/store/table.ts';

export const environment = z.object({ ...Base.shape, ...Links.shape, ...Identity.shape });

/** What the desk's use cases are given. */
export type DeskDeps = {
  table: Table;
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  law: Law;
  newId: () => string;
  /** A reference that is taken already is refused by the table. */
  newReference: () => string;
  /** Key of the customer pseudonyms, for complaints that staff enter. */
  identity: () => Promise<Secret>;
  trackingUrl: (caseId: string) => Promise<string>;
  /** Where staff find the desk; for notices. */
  deskUrl: string;
};

/** Recorded, with nothing more to say. */
export const Done = z.looseObject({});
