import type { Instant } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { INDEX_FIELDS, keys, shardOf, watchPartition } from './keys.ts';
import type { Table } from './table.ts';

/** The machines whose executions are watched; they run the others. */
export type WatchedMachine = 'complaint' | 'follow-up';

/** An execution that has to go on until its work is done. Ids and instants only. */
export type Watched = {
  caseId: string;
  cycle: number;
  machine: WatchedMachine;
  /** The name it was first started under. */
  name: string;
  /** What each run begins with, as canonical JSON. */
  input: string;
  /** The name it runs under now. */
  execution: string;
  /** The name it ran under before. */
  before?: string;
  startedAt: Instant;
  /** How often it was begun again, for whatever reason. */
  runs: number;
  /** How often it was resumed since it last went on. */
  attempts: number;
};

/** Fields of the watched execution, and when it is looked at next. */
export type WatchedChange = Partial<Watched> & { checkAt: Instant };

const inIndex = (caseId: string, checkAt: Instant) => ({
  gsi2pk: watchPartition(shardOf(caseId)),
  gsi2sk: checkAt,
});

/** Watches an execution that is about to start. Nothing happens where it is watched already. */
export const watchExecution = async (
  table: Table,
  started: Omit<Watched, 'execution' | 'runs' | 'attempts'>,
  checkAt: Instant,
): Promise<void> => {
  const { caseId, name } = started;
  const put = {
    ...keys.watched(caseId, name),
    ...inIndex(caseId, checkAt),
    ...started,
    execution: name,
    runs: 0,
    attempts: 0,
  };
  await ifConditionHolds(table.write([{ put, ifAbsent: true }]));
};

/** Changes what is watched. @returns false where another run changed it since it was read */
export const changeWatched = (
  table: Table,
  { caseId, name, runs }: Watched,
  change: WatchedChange,
): Promise<boolean> => {
  const { checkAt, ...set } = change;
  const update = keys.watched(caseId, name);
  return ifConditionHolds(table.write([{ update, set: { ...set, ...inIndex(caseId, checkAt) }, expect: { runs } }]));
};

/** Looks at an execution no more: it has done its work, or nobody works on its case any more. */
export const endWatch = async (table: Table, { caseId, name, runs }: Watched): Promise<void> => {
  const update = keys.watched(caseId, name);
  await ifConditionHolds(table.write([{ update, remove: INDEX_FIELDS, expect: { runs } }]));
};

/** The executions of a case, whether they are still looked at or not. */
export const watchedOf = async (table: Table, caseId: string): Promise<Watched[]> =>
  (await table.query(keys.partition(caseId), 'WATCHED#')) as unknown[] as Watched[];

/** Has the executions of a case that are still watched looked at by an instant. */
export const lookSoon = async (table: Table, caseId: string, checkAt: Instant): Promise<void> => {
  for (const item of await table.query(keys.partition(caseId), 'WATCHED#'))
    if (item.gsi2sk && item.gsi2sk > checkAt)
      await ifConditionHolds(
        table.write([
          { update: { pk: item.pk, sk: item.sk }, set: { gsi2sk: checkAt }, expect: { gsi2sk: item.gsi2sk } },
        ]),
      );
};
