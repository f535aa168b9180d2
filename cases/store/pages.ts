import type { IndexName, Item, Table } from './table.ts';

const PAGE = 50;
const NEVER = '\uffff';

/** Where a list is read: partitions of one index, whose sort keys are instants. */
export type PageSource = {
  index: IndexName;
  partitions: string[];
  /** Only what lies up to then. */
  to?: string;
};

const placeIn = (index: IndexName, item: Item | undefined): string | undefined => item?.[`${index}sk`];

/** Reads a partition from an instant on, past all that lies at that very instant, so that paging always moves. */
const readPartition = async (
  table: Table,
  { index, to, partition }: Omit<PageSource, 'partitions'> & { partition: string },
  from: string,
) => {
  const items: Item[] = [];
  const last = (): string =>
    placeIn(
      index,
      items.findLast((item) => placeIn(index, item) !== undefined),
    ) ?? from;
  let cursor: string | undefined;
  do {
    const page = await table.index(index, partition, {
      from,
      limit: PAGE,
      ...(to && { to }),
      ...(cursor && { cursor }),
    });
    items.push(...(await table.getMany(page.keys)));
    cursor = page.cursor;
  } while (cursor && last() <= from);
  return { items, readUpTo: cursor ? last() : NEVER };
};

/**
 * The items of several partitions from `cursor` on. A page ends where the shortest-read partition ends: everything before
 * that instant has been read, so the instant is the next cursor. Items that left the index meanwhile are left out.
 */
export const readPage = async (
  table: Table,
  source: PageSource,
  cursor = ' ',
): Promise<{ items: Item[]; cursor?: string }> => {
  const read = await Promise.all(
    source.partitions.map((partition) => readPartition(table, { ...source, partition }, cursor)),
  );
  const next = read.map(({ readUpTo }) => readUpTo).sort()[0] ?? NEVER;
  const items = read
    .flatMap((partition) => partition.items)
    .filter((item) => (placeIn(source.index, item) ?? NEVER) < next);
  return next === NEVER ? { items } : { items, cursor: next };
};
