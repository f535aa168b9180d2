import type { Table } from '#cases/store/table.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { Secret } from '#platform/aws/secrets.ts';
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
