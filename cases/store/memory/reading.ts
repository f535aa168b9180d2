import { itemSize } from '../item-size.ts';
import type { IndexName, Item, Key, Placed, QueryOptions, Range } from '../table.ts';
import { idOf, refuseTwoConditions, ValidationException } from '../validation.ts';
import { inOrder, placeOf } from './order.ts';
import { refuseKeyPart } from './refusals.ts';

/** What a page of a query holds at most (Developer Guide, "Paginating table query results"). */
const LARGEST_PAGE = 1024 * 1024;

/** @throws ValidationException for a limit below one, or a range that ends before it begins (API Reference, Query) */
const refuseRange = ({ from, to, limit }: Range): void => {
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1))
    throw new ValidationException('Value at limit failed to satisfy constraint: greater than or equal to 1');
  if (from !== undefined) refuseKeyPart('sk', from);
  if (to !== undefined) refuseKeyPart('sk', to);
  if (from !== undefined && to !== undefined && inOrder(from, to) > 0)
    throw new ValidationException(
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound',
    );
};

const isWithin = (sortKey: string, { from, to }: Range): boolean =>
  (from === undefined || inOrder(sortKey, from) >= 0) && (to === undefined || inOrder(sortKey, to) <= 0);

/** Of items in order those of a range: what lies elsewhere is not looked at. */
const between = (items: readonly Item[], { from, to }: Range): Item[] => {
  const start = from === undefined ? 0 : placeOf(items, from);
  const end = to === undefined ? items.length : placeOf(items, to);
  return items.slice(start, to !== undefined && items[end]?.sk === to ? end + 1 : end);
};

/** How many of the first begin so. */
const lengthOf = (items: readonly Item[], prefix: string): number => {
  const other = items.findIndex(({ sk }) => !sk.startsWith(prefix));
  return other === -1 ? items.length : other;
};

/**
 * The items of a partition that are asked for, in order.
 * @param items all that lie there, in order
 */
export const queried = (
  items: readonly Item[],
  { pk, prefix, options }: { pk: string; prefix: string; options: QueryOptions },
): Item[] => {
  refuseKeyPart('pk', pk);
  if (prefix) refuseKeyPart('sk', prefix);
  refuseTwoConditions({ prefix, ...options });
  refuseRange(options);
  const found = between(items, prefix ? { from: prefix } : options);
  const own = prefix ? found.slice(0, lengthOf(found, prefix)) : found;
  return (options.descending ? own.reverse() : own).slice(0, options.limit);
};

/** A row of an index: keys only. */
type Row = Key & { indexPk: string; indexSk: string };

const rowOf = (name: IndexName, item: Item): Row | undefined => {
  const [indexPk, indexSk] = [item[`${name}pk`], item[`${name}sk`]];
  // An index takes only what has both of its keys (Developer Guide, "Take advantage of sparse indexes").
  return indexPk === undefined || indexSk === undefined ? undefined : { pk: item.pk, sk: item.sk, indexPk, indexSk };
};

const byPlace = (a: Row, b: Row): number => inOrder(a.indexSk, b.indexSk) || inOrder(idOf(a), idOf(b));

const encode = (row: Row): string => Buffer.from(JSON.stringify(row)).toString('base64url');

/** @throws ValidationException for a cursor that is of another partition or outside the range (API Reference, Query) */
const decode = (cursor: string, pk: string, range: Range): Row => {
  const row = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Row;
  if (row.indexPk !== pk || !isWithin(row.indexSk, range))
    throw new ValidationException('The provided starting key is outside query boundaries based on provided conditions');
  return row;
};

/** So many rows from the first on as a page of 1 MB holds; the row that fills it is part of it. */
const fitting = (rows: Row[]): number => {
  let size = 0;
  for (const [index, row] of rows.entries()) {
    size += itemSize(row);
    if (size >= LARGEST_PAGE) return index + 1;
  }
  return rows.length;
};

/**
 * A page of an index, and where the next begins. As on DynamoDB a page that ended at its limit has a next one, which may be
 * empty: whether more follows is only known by asking; and a cursor is a place, whatever was dropped meanwhile.
 */
export const indexed = (
  items: Iterable<Item>,
  { name, pk, range }: { name: IndexName; pk: string; range: Range },
): { keys: Placed[]; cursor?: string } => {
  refuseKeyPart('pk', pk);
  refuseRange(range);
  const { limit = 100, cursor, descending } = range;
  const start = cursor === undefined ? undefined : decode(cursor, pk, range);
  const order = descending ? (a: Row, b: Row) => byPlace(b, a) : byPlace;
  const rows: Row[] = [];
  for (const item of items) {
    const row = rowOf(name, item);
    if (row?.indexPk === pk && isWithin(row.indexSk, range) && !(start && order(row, start) <= 0)) rows.push(row);
  }
  const sorted = rows.sort(order).slice(0, limit);
  const page = sorted.slice(0, fitting(sorted));
  const last = page.at(-1);
  const keys = page.map(({ pk: itemPk, sk, indexSk: place }) => ({ pk: itemPk, sk, place }));
  return last && (page.length === limit || page.length < sorted.length) ? { keys, cursor: encode(last) } : { keys };
};

/** How many rows an index holds in a range of a partition, up to a limit. */
export const counted = (
  items: Iterable<Item>,
  { name, pk, range }: { name: IndexName; pk: string; range: { from?: string; to?: string; limit: number } },
): number => {
  refuseKeyPart('pk', pk);
  refuseRange(range);
  let count = 0;
  for (const item of items) {
    const row = rowOf(name, item);
    if (row?.indexPk === pk && isWithin(row.indexSk, range)) count += 1;
  }
  return Math.min(count, range.limit);
};
