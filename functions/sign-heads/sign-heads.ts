import { lastBatch, signedHeads, storeBatch, storeSignedHeads } from '#cases/store/signed-heads.ts';
import { isWorthRepeating, type Table } from '#cases/store/table.ts';
import { batchOf, batchText, type HistoryHead, inSigningOrder, proved } from '#domain/case/signed-heads.ts';
import type { Clock } from '#domain/time.ts';
import { retry } from '#platform/backoff.ts';
import { log } from '#platform/log.ts';

export type SignDeps = {
  table: Table;
  clock: Clock;
  /** Signs a text; Base64 of the signature. */
  sign: (text: string) => Promise<string>;
};

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 50;

/** The newest head of each case: it answers for all before it. */
const newestOf = (heads: readonly HistoryHead[]): HistoryHead[] => {
  const newest = new Map<string, HistoryHead>();
  for (const head of heads) if ((newest.get(head.caseId)?.seq ?? 0) < head.seq) newest.set(head.caseId, head);
  return [...newest.values()];
};

/**
 * Those that are newer than what was signed of their case. A head as long as the signed one with another hash is of a history that
 * was written anew: it is not signed, and told.
 */
const unsigned = async (heads: HistoryHead[], { table }: SignDeps): Promise<HistoryHead[]> => {
  const ids = heads.map(({ caseId }) => caseId);
  const known = new Map((await signedHeads(table, ids)).map((head) => [head.caseId, head]));
  for (const { caseId, seq, lastHash } of heads) {
    const signed = known.get(caseId);
    if (signed?.seq === seq && signed.lastHash !== lastHash) log('error', 'history rewritten', { caseId, seq });
  }
  return heads.filter(({ caseId, seq }) => seq > (known.get(caseId)?.seq ?? 0));
};

/**
 * Signs where the histories of cases end: all heads of a batch with one signature. Repeating it signs nothing again that was signed;
 * another batch that was stored meanwhile makes it sign once more, as the next one.
 */
export const signHeads = async (changed: readonly HistoryHead[], deps: SignDeps): Promise<void> => {
  const heads = inSigningOrder(await unsigned(newestOf(changed), deps));
  if (heads.length === 0) return;
  const { table, clock, sign } = deps;
  const next = async () => {
    const { number, hash } = await lastBatch(table);
    const batch = batchOf(heads, { number: number + 1, previous: hash, at: clock.now() });
    const signed = { batch, signature: await sign(batchText(batch)) };
    await storeBatch(table, signed, heads);
    return signed;
  };
  const signed = await retry(next, {
    attempts: ATTEMPTS,
    firstMs: FIRST_PAUSE_MS,
    isCurable: isWorthRepeating,
    inVain: 'Other batches were signed faster',
  });
  await storeSignedHeads(table, proved(heads, signed));
  log('info', 'heads signed', { batch: signed.batch.number, count: heads.length });
};
