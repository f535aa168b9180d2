import type { Law } from '#domain/deadline/law.ts';
import type { Policy } from '#domain/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { Secret } from '#functions/shared/aws/secrets.ts';
import type { CaseStore } from '#functions/shared/store/case-store.ts';
import type { Table } from '#functions/shared/store/table.ts';
import type { Files } from './files.ts';

export type RetentionDeps = {
  table: Table;
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  law: Pick<Law, 'calendar'>;
  newId: () => string;
  /** Key of the customer pseudonyms, by which a person's cases are looked up. */
  identity: () => Promise<Secret>;
  files: Files;
};
