import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { memoryTable } from '#cases/store/memory-table.ts';
import { lastBatch, signedHead, storedBatch } from '#cases/store/signed-heads.ts';
import { ConditionFailed, type Table } from '#cases/store/table.ts';
import { sha256 } from '#domain/case/history.ts';
import { batchHash, type HistoryHead, isBatchOf, isHeadSigned, isSigned } from '#domain/case/signed-heads.ts';
import { signHeads } from '#functions/sign-heads/sign-heads.ts';
import { caseIdNumber, standingClock } from '#test/support/case-fixture.ts';
import { aHistoryKey } from '#test/support/history-key.ts';

const head = (n: number, seq: number, history = ''): HistoryHead => ({
  caseId: caseIdNumber(n),
  seq,
  lastHash: sha256(`${n}/${seq}${history}`),
});
const heads = (count: number, seq = 1): HistoryHead[] => Array.from({ length: count }, (_, n) => head(n, seq));

const aSigner = (wrap: (table: Table) => Table = (table) => table) => {
  const table = wrap(memoryTable());
  const key = aHistoryKey();
  return {
    table,
    key,
    sign: (changed: HistoryHead[]) => signHeads(changed, { table, clock: standingClock(), sign: key.sign }),
  };
};

describe('signing heads of histories', () => {
  it('Four hundred changes take one signature, and each head is proved by it', async () => {
    const { table, key, sign } = aSigner();
    await sign(heads(400));
    expect(key.signed).toHaveLength(1);
    for (const { caseId } of heads(400)) {
      const signed = await signedHead(table, caseId);
      expect(signed && isHeadSigned(signed, key.publicKey)).toBe(true);
    }
  });

  it('Of a case that changed several times the newest head is signed', async () => {
    const { table, sign } = aSigner();
    await sign([head(1, 2), head(1, 4), head(1, 3)]);
    expect((await storedBatch(table, 1))?.heads).toEqual([head(1, 4)]);
  });

  it('Heads that come again, in whatever part, are not signed again, and an older one is not put in place of a newer', async () => {
    const { table, key, sign } = aSigner();
    await sign([...heads(5), head(2, 7)]);
    await sign(heads(5));
    await sign([head(2, 6)]);
    expect(key.signed).toHaveLength(1);
    expect(await signedHead(table, caseIdNumber(2))).toMatchObject(head(2, 7));
  });

  it('Batches are a chain: each is signed, has the root of its heads, and names the one before', async () => {
    const { table, key, sign } = aSigner();
    for (const seq of [1, 2, 3]) await sign(heads(3, seq));
    const stored = await Promise.all([1, 2, 3].map((number) => storedBatch(table, number)));
    for (const [index, one] of stored.entries()) {
      expect(one && isSigned(one, key.publicKey) && isBatchOf(one.batch, one.heads)).toBe(true);
      if (index > 0) expect(one?.batch.previous).toBe(batchHash(stored[index - 1]?.batch as never));
    }
    expect(await lastBatch(table)).toMatchObject({ number: 3 });
  });

  it('A batch that another one overtook is signed as the next', async () => {
    let collisions = 1;
    const { table, key, sign } = aSigner((memory) => ({
      ...memory,
      write: async (writes) => {
        if (collisions-- > 0) throw new ConditionFailed([0]);
        await memory.write(writes);
      },
    }));
    await sign(heads(2));
    expect(key.signed).toHaveLength(2);
    expect(await lastBatch(table)).toMatchObject({ number: 1 });
  });

  it('A signer that died after the batch signs its heads again, and the chain holds', async () => {
    let writes = 0;
    const { table, sign } = aSigner((memory) => ({
      ...memory,
      write: async (all) => {
        if (++writes === 2) throw new Error('died');
        await memory.write(all);
      },
    }));
    await expect(sign(heads(2))).rejects.toThrow('died');
    await sign(heads(2));
    expect(await lastBatch(table)).toMatchObject({ number: 2 });
    expect(await signedHead(table, caseIdNumber(1))).toMatchObject({ batch: { number: 2 } });
  });

  it('A history that was written anew as long as it was is not signed, and an alarm hears of it', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { table, key, sign } = aSigner();
    await sign([head(1, 3)]);
    await sign([head(1, 3, ' anew')]);
    expect(key.signed).toHaveLength(1);
    expect(await signedHead(table, caseIdNumber(1))).toMatchObject(head(1, 3));
    expect(error).toHaveBeenCalledWith({ message: 'history rewritten', caseId: caseIdNumber(1), seq: 3 });
    error.mockRestore();
  });

  it('No head is proved by the signature of a batch it was not in', async () => {
    const { table, key, sign } = aSigner();
    await sign(heads(7));
    await fc.assert(
      fc.asyncProperty(fc.nat(6), fc.constantFrom('seq', 'lastHash', 'caseId', 'index', 'path'), async (n, field) => {
        const signed = await signedHead(table, caseIdNumber(n));
        if (!signed) throw new Error('unsigned');
        const changed = {
          seq: { seq: signed.seq + 1 },
          lastHash: { lastHash: sha256('another') },
          caseId: { caseId: caseIdNumber(9) },
          index: { index: signed.index + 7 },
          path: { path: signed.path.slice(1) },
        }[field];
        expect(isHeadSigned({ ...signed, ...changed }, key.publicKey)).toBe(false);
      }),
    );
  });

  it('A signature of another key proves nothing', async () => {
    const { table, sign } = aSigner();
    await sign(heads(2));
    const signed = await signedHead(table, caseIdNumber(1));
    expect(signed && isHeadSigned(signed, aHistoryKey().publicKey)).toBe(false);
  });
});
