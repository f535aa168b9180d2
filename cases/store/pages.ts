import type { IndexName, Item, Placed, Table } from './table.ts';

const PAGE = 50;
/** Of several partitions each gives less, so that what is read for a page does not grow with them. */
const PAGE_OF_EACH = 25;
const NEVER = '\uffff';

/** Where a list is read: partitions of one index, whose sort keys are instants. */
export type PageSource = {
  index: IndexName;
  partitions: string[];
  /** Only what lies up to then. */
  to?: string;
};

const placeIn = (index: IndexName, item: Item): string => item[`${index}sk`] ?? NEVER;

/**
 * Reads a partition from an instant on, past all that lies at that very instant, so that paging always moves and the first page of
 * many that are due the same evening is not empty. What lies beyond the end is read along: a page holds so many keys either way.
 */
const readPartition = async (
  table: Table,
  { index, partitions: { length }, to = NEVER, partition }: PageSource & { partition: string },
  from: string | undefined,
): Promise<{ found: Placed[]; readUpTo: string }> => {
  const limit = length > 1 ? PAGE_OF_EACH : PAGE;
  const found: Placed[] = [];
  const last = (): string => found.at(-1)?.place ?? from ?? '';
  const first = (): string => from ?? found[0]?.place ?? '';
  let cursor: string | undefined;
  do {
    const page = await table.index(index, partition, {
      limit,
      ...(from !== undefined && { from }),
      ...(cursor && { cursor }),
    });
    found.push(...page.keys);
    cursor = page.cursor;
  } while (cursor && last() <= first());
  return { found: found.filter(({ place }) => place <= to), readUpTo: cursor && last() <= to ? last() : NEVER };
};

/**
 * The items of several partitions from `cursor` on. A page ends where the shortest-read partition ends: everything before
 * that instant has been read, so the instant is the next cursor. Items that left the index meanwhile are left out.
 */
export const readPage = async (
  table: Table,
  source: PageSource,
  cursor?: string,
): Promise<{ items: Item[]; cursor?: string }> => {
  const read = await Promise.all(
    source.partitions.map((partition) => readPartition(table, { ...source, partition }, cursor)),
  );
  const next = read.map(({ readUpTo }) => readUpTo).sort()[0] ?? NEVER;
  const wanted = read.flatMap(({ found }) => found).filter(({ place }) => place < next);
  // One that moves from a partition to another meanwhile stands in both.
  const keys = [...new Map(wanted.map(({ pk, sk }) => [`${pk} ${sk}`, { pk, sk }])).values()];
  const items = (await table.getMany(keys)).filter((item) => placeIn(source.index, item) < next);
  return next === NEVER ? { items } : { items, cursor: next };
};

/** How far a partition is read: to an instant, or until so many lie up to it; `page` at a time. */
export type Reach = { to: string; page: number; limit: number };

/**
 * What lies in a partition up to an instant, with what else its last page held. It is asked for without an end, so that what
 * lies before several instants, and how much there is where it is little, are told from one page.
 */
export const placesUpTo = async (
  table: Table,
  { index, partition }: { index: IndexName; partition: string },
  { to, page, limit }: Reach,
): Promise<{ found: Placed[]; hasMore: boolean }> => {
  const found: Placed[] = [];
  let cursor: string | undefined;
  do {
    const { keys, ...rest } = await table.index(index, partition, { limit: page, ...(cursor && { cursor }) });
    found.push(...keys);
    cursor = rest.cursor;
  } while (cursor && found.length < limit && (found.at(-1)?.place ?? '') <= to);
  return { found, hasMore: cursor !== undefined };
};
