import { createHmac } from 'node:crypto';
import { stemsOf } from '#domain/learning/alike.ts';
import { alikePartition, keys } from './keys.ts';
import type { Write } from './table.ts';

/**
 * What complaints are compared by: of each the set of its words, hidden. A word is a keyed hash, so that whoever reads the table reads none
 * and cannot try any out; what names somebody is in no set. The items lie with the case: what blocks and erases its words takes them along.
 */

/** Under so many buckets a case can be met again by one that is like it (MinHash, Broder 1997): each bucket is met with the chance of what both have in common. */
const BUCKETS = 6;
/** Bytes of a hash by which its word is the first of a bucket, and those that stand for it in the set. */
const RANK = 4;
const CODE = 3;
/** Letters of a code in base64url. */
const CODE_LENGTH = 4;

/** Of fewer words nothing can be said to be like it. */
const FEWEST_STEMS = 3;

type Hidden = { ranks: number[]; code: string };

const hidden = (secret: string, stem: string): Hidden => {
  const hash = createHmac('sha256', secret).update(`stem:${stem}`).digest();
  return {
    ranks: Array.from({ length: BUCKETS }, (_, bucket) => hash.readUInt32BE(bucket * RANK)),
    code: hash.subarray(BUCKETS * RANK, BUCKETS * RANK + CODE).toString('base64url'),
  };
};

/** The items of the word set of a complaint: one a bucket, and in the first the whole set. None where it has too few words. */
export const wordSetWrites = (
  caseId: string,
  { texts, name }: { texts: readonly string[]; name?: string | undefined },
  secret: string,
): Write[] => {
  const stems = stemsOf(texts.join('\n'), { name });
  if (stems.length < FEWEST_STEMS) return [];
  const words = stems.map((stem) => hidden(secret, stem));
  const codes = words
    .map(({ code }) => code)
    .sort()
    .join('');
  return Array.from({ length: BUCKETS }, (_, bucket) => ({
    put: {
      ...keys.wordSet(caseId, bucket),
      caseId,
      ...(bucket === 0 && { codes }),
      gsi1pk: alikePartition(bucket, Math.min(...words.map(({ ranks }) => ranks[bucket] ?? 0))),
      gsi1sk: caseId,
    },
  }));
};

/** The words of a set as it is stored. */
export const codesIn = (codes: string): ReadonlySet<string> =>
  new Set(codes.match(new RegExp(`.{${CODE_LENGTH}}`, 'g')) ?? []);
