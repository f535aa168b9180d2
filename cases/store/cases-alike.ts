import type { Case } from '#domain/case/case.ts';
import { ALIKE_FROM, resemblance } from '#domain/learning/alike.ts';
import { caseIdIn, keys } from './keys.ts';
import { headsOf } from './look-ups.ts';
import type { Table } from './table.ts';
import { codesIn } from './word-sets.ts';

/** Of each bucket the newest cases are looked at, and so many of those that have most in common. */
const OF_BUCKET = 30;
const MOST_HEADS = 20;

/** A closed case that reads like another, and how much both have in common, from 0 to 1. */
export type CaseAlike = { head: Case; resemblance: number };

const isLesson = ({ closedAt, blockedAt, mergedInto }: Case): boolean =>
  closedAt !== undefined && blockedAt === undefined && mergedInto === undefined;

/** The set of a case, and under which buckets it stands; undefined where it has none. */
const setOf = async (table: Table, caseId: string) => {
  const { pk, sk } = keys.wordSet(caseId, 0);
  const items = await table.query(pk, sk.slice(0, -1));
  const codes = items.map((item) => item['codes']).find((found) => typeof found === 'string');
  return codes === undefined
    ? undefined
    : { codes: codesIn(codes), buckets: items.flatMap(({ gsi1pk }) => gsi1pk ?? []) };
};

/**
 * The closed cases whose complaints have most words in common with that of a case, the nearest first. However many cases there are, it
 * looks at the newest of a few buckets. Undefined for a case that cannot be compared.
 */
export const casesAlike = async (table: Table, caseId: string, most: number): Promise<CaseAlike[] | undefined> => {
  const own = await setOf(table, caseId);
  if (!own) return undefined;
  const found = await Promise.all(
    own.buckets.map((bucket) => table.index('gsi1', bucket, { limit: OF_BUCKET, descending: true })),
  );
  const ids = new Set(found.flatMap((page) => page.keys.map(caseIdIn)).filter((id) => id !== caseId));
  const sets = await table.getMany([...ids].map((id) => keys.wordSet(id, 0)));
  const near = sets
    .map((item) => ({ caseId: caseIdIn(item), near: resemblance(own.codes, codesIn(String(item['codes'] ?? ''))) }))
    .filter(({ near }) => near >= ALIKE_FROM)
    .sort((one, other) => other.near - one.near)
    .slice(0, MOST_HEADS);
  const heads = await headsOf(
    table,
    near.map((one) => one.caseId),
  );
  return near
    .flatMap(({ caseId: id, near: much }) => {
      const head = heads.find((one) => one.caseId === id);
      return head && isLesson(head) ? [{ head, resemblance: Math.round(much * 100) / 100 }] : [];
    })
    .slice(0, most);
};
