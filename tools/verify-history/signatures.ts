import { lastBatch, storedBatch } from '#cases/store/signed-heads.ts';
import type { Table } from '#cases/store/table.ts';
import type { SignedEnd } from '#domain/case/check-history.ts';
import { GENESIS } from '#domain/case/history.ts';
import { type Batch, batchHash, isBatchOf, isSigned } from '#domain/case/signed-heads.ts';
import type { Instant } from '#domain/time.ts';
import { endsElsewhere } from './chain-end.ts';

/** What is wrong with a batch of signed heads. */
export type BatchProblem = {
  batch: number;
  what: /** It is not there, though later ones are. */
    | 'missing'
    /** Its signature is not by our key. */
    | 'not-signed-by-us'
    /** The list of its heads is another than was signed. */
    | 'other-heads'
    /** It does not follow the one before: one was taken out, or put in between. */
    | 'out-of-chain'
    /** The record of the last batch names another one. */
    | 'other-end';
};

/** A signed end, and the batch with which it was signed. */
export type BatchedEnd = SignedEnd & { batch: number };

/** All that was signed, and what of it cannot be relied on. */
export type Signatures = {
  /** The signed ends of each case, in the order in which they were signed. */
  ends: Map<string, BatchedEnd[]>;
  problems: BatchProblem[];
  batches: number;
  /** Number of the last one. */
  last: number;
  /** When the last batch was signed. */
  lastAt?: Instant;
};

/** After so many numbers without a batch there is none left: more than anybody would take out by mistake. */
const GAP = 50;

type Expected = { number: number; previous: string; publicKey: Uint8Array };

/** Checks a batch, and takes in the heads that it proves. */
const checkBatch = (
  signatures: Signatures,
  stored: NonNullable<Awaited<ReturnType<typeof storedBatch>>>,
  { number, previous, publicKey }: Expected,
): void => {
  const { batch, heads } = stored;
  const wrong = (what: BatchProblem['what']) => signatures.problems.push({ batch: number, what });
  if (!isSigned(stored, publicKey)) return void wrong('not-signed-by-us');
  if (batch.number !== number || batch.previous !== previous) wrong('out-of-chain');
  if (!isBatchOf(batch, heads)) return void wrong('other-heads');
  for (const { caseId, seq, lastHash } of heads) {
    const ends = signatures.ends.get(caseId) ?? [];
    signatures.ends.set(caseId, [...ends, { seq, lastHash, batch: number }]);
  }
  signatures.lastAt = batch.at;
};

/**
 * Reads and checks all batches. Only heads of batches that our key signed count.
 * @param publicKey DER of a SubjectPublicKeyInfo
 * @param seen hears of each batch, as it is stored
 */
export const readSignatures = async (
  table: Pick<Table, 'get'>,
  publicKey: Uint8Array,
  seen: (batch: Batch) => void,
): Promise<Signatures> => {
  const signatures: Signatures = { ends: new Map(), problems: [], batches: 0, last: 0 };
  const end = await lastBatch(table);
  let previous = GENESIS;
  let last = 0;
  for (let number = 1; number <= Math.max(end.number, last + GAP); number++) {
    const stored = await storedBatch(table, number);
    if (!stored) continue;
    for (let gone = last + 1; gone < number; gone++) signatures.problems.push({ batch: gone, what: 'missing' });
    checkBatch(signatures, stored, { number, previous, publicKey });
    seen({ ...stored.batch, number });
    previous = batchHash(stored.batch);
    last = number;
    signatures.last = number;
    signatures.batches++;
  }
  for (let gone = last + 1; gone <= end.number; gone++) signatures.problems.push({ batch: gone, what: 'missing' });
  if (await endsElsewhere(end, { last, hash: previous }, () => lastBatch(table)))
    signatures.problems.push({ batch: last, what: 'other-end' });
  return signatures;
};
