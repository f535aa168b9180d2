import { GENESIS } from '#domain/case/history.ts';
import { batchHash, type HistoryHead, type SignedBatch, type SignedHead } from '#domain/case/signed-heads.ts';
import { inTransactions } from './in-transactions.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

/** The end of the chain of batches. */
export type LastBatch = { number: number; hash: string };

const as = <T>(item: Item | undefined): T | undefined => item as unknown as T | undefined;

export const lastBatch = async (table: Pick<Table, 'get'>): Promise<LastBatch> =>
  as<LastBatch>(await table.get(keys.lastBatch())) ?? { number: 0, hash: GENESIS };

/** The newest signed head of each case that has one. */
export const signedHeads = async (table: Pick<Table, 'getMany'>, caseIds: string[]): Promise<SignedHead[]> =>
  (await table.getMany(caseIds.map(keys.signedHead))) as unknown as SignedHead[];

export const signedHead = async (table: Pick<Table, 'get'>, caseId: string): Promise<SignedHead | undefined> =>
  as<SignedHead>(await table.get(keys.signedHead(caseId)));

/** Stores a batch as the next of all. Throws ConditionFailed where another one was faster. */
export const storeBatch = async (
  table: Pick<Table, 'write'>,
  { batch, signature }: SignedBatch,
  heads: readonly HistoryHead[],
): Promise<void> => {
  const { number } = batch;
  const last = { number, hash: batchHash(batch) };
  await table.write([
    number === 1
      ? { put: { ...keys.lastBatch(), ...last }, ifAbsent: true }
      : { update: keys.lastBatch(), set: last, expect: { number: number - 1, hash: batch.previous } },
    { put: { ...keys.batch(number), batch, signature }, ifAbsent: true },
    { put: { ...keys.batchHeads(number), heads }, ifAbsent: true },
  ]);
};

/** Stores heads with their proofs, each in place of the one of its case before. */
export const storeSignedHeads = async (table: Pick<Table, 'write'>, heads: readonly SignedHead[]): Promise<void> => {
  await inTransactions(
    table,
    heads.map((head) => ({ put: { ...keys.signedHead(head.caseId), ...head } })),
  );
};

/** A batch as it is stored, with its heads; undefined where it, or the list of its heads, is gone. */
export const storedBatch = async (
  table: Pick<Table, 'get'>,
  number: number,
): Promise<(SignedBatch & { heads: HistoryHead[] }) | undefined> => {
  const [batch, list] = await Promise.all([table.get(keys.batch(number)), table.get(keys.batchHeads(number))]);
  const signed = as<SignedBatch>(batch);
  const heads = as<{ heads: HistoryHead[] }>(list)?.heads;
  return signed && heads && { batch: signed.batch, signature: signed.signature, heads };
};
