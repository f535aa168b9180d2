import { ManualEntry, ManualVersion } from '#domain/learning/manual.ts';
import { bare } from './bare.ts';
import { ifConditionHolds } from './conditional.ts';
import { learningKeys } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

const entryIn = (item: Item): ManualEntry => ManualEntry.parse(bare(item));
const versionIn = (item: Item): ManualVersion => ManualVersion.parse(bare(item));

/** The entries of a topic, or all: a manual is written by people, and grows with what they write and not with the cases. */
export const manualEntries = async (table: Table, topic?: string): Promise<ManualEntry[]> => {
  const { pk } = learningKeys.manualEntry('');
  return (await table.query(pk, topic === undefined ? '' : `${topic}.`)).map(entryIn);
};

export const manualEntry = async (table: Table, entryId: string): Promise<ManualEntry | undefined> => {
  const item = await table.get(learningKeys.manualEntry(entryId));
  return item && entryIn(item);
};

/** The versions of an entry, the newest first. */
export const manualVersions = async (table: Table, entryId: string): Promise<ManualVersion[]> =>
  (await table.query(learningKeys.manualVersion(entryId, 0).pk, '', { descending: true })).map(versionIn);

/**
 * Stores an entry in place of what was read, with the version that it has now where that is new.
 * @returns false where somebody else changed it in between
 */
export const keepManualEntry = (
  table: Table,
  before: ManualEntry | undefined,
  after: ManualEntry,
): Promise<boolean> => {
  const { entryId, current } = after;
  const key = learningKeys.manualEntry(entryId);
  const gone = (['proposed', 'retired'] as const).filter((field) => after[field] === undefined);
  const entry: Write = before
    ? { update: key, set: after, remove: gone, expect: { revision: before.revision } }
    : { put: { ...key, ...after }, ifAbsent: true };
  const version: Write[] =
    current && current.version !== before?.current?.version
      ? [{ put: { ...learningKeys.manualVersion(entryId, current.version), ...current }, ifAbsent: true }]
      : [];
  return ifConditionHolds(table.write([entry, ...version]));
};
