import { describe, expect, it } from 'vitest';
import { anchoredHead, lastAnchor, storedAnchor } from '#cases/store/anchors.ts';
import { keys } from '#cases/store/keys.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { lastBatch } from '#cases/store/signed-heads.ts';
import { anchorHash, isAnchored, isAnchorSigned, type SignedAnchor } from '#domain/case/anchors.ts';
import { sha256 } from '#domain/case/history.ts';
import type { HistoryHead } from '#domain/case/signed-heads.ts';
import { anchorHistories } from '#functions/anchor/anchor-histories.ts';
import { signHeads } from '#functions/sign-heads/sign-heads.ts';
import { caseIdNumber, standingClock } from '#test/support/case-fixture.ts';
import { aHistoryKey } from '#test/support/history-key.ts';

const head = (n: number, seq: number): HistoryHead => ({
  caseId: caseIdNumber(n),
  seq,
  lastHash: sha256(`${n}/${seq}`),
});

const aStore = () => {
  const table = memoryTable();
  const key = aHistoryKey();
  const kept = new Map<number, SignedAnchor>();
  const clock = standingClock();
  const deps = {
    table,
    clock,
    sign: key.sign,
    keep: async (signed: SignedAnchor) => void kept.set(signed.anchor.number, signed),
    stamp: async (): Promise<string | undefined> => undefined,
  };
  return {
    ...{ table, key, kept, deps },
    signs: (...heads: HistoryHead[]) => signHeads(heads, { table, clock, sign: key.sign }),
    anchors: (over: Partial<typeof deps> = {}) => anchorHistories({}, { ...deps, ...over }),
  };
};

describe('the daily anchor', () => {
  it('Every head that was signed lies under an anchor, which is signed and kept', async () => {
    const { table, key, kept, signs, anchors } = aStore();
    for (let seq = 1; seq <= 5; seq++) await signs(...[1, 2, 3, 4, 5, 6, 7].map((n) => head(n, seq)));
    await signs(head(1, 6));
    expect(await anchors()).toEqual({ anchored: 6 });
    for (let n = 1; n <= 7; n++) {
      const anchored = await anchoredHead(table, caseIdNumber(n));
      expect(anchored).toMatchObject(head(n, n === 1 ? 6 : 5));
      expect(anchored && isAnchored(anchored, key.publicKey)).toBe(true);
      expect(anchored && isAnchored(anchored, aHistoryKey().publicKey)).toBe(false);
    }
    const [one] = kept.values();
    expect(one && isAnchorSigned(one, key.publicKey)).toBe(true);
    expect(one?.anchor).toMatchObject({ number: 1, first: 1, last: 6 });
  });

  it('Anchors are a chain over all batches, each once, and a day without changes has none', async () => {
    const { table, signs, anchors, kept } = aStore();
    for (let day = 1; day <= 3; day++) {
      await signs(head(day, 1));
      await signs(head(day, 2));
      await anchors();
      expect(await anchors()).toEqual({ anchored: 0 });
    }
    expect([...kept.values()].map(({ anchor: { first, last } }) => [first, last])).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    for (const number of [2, 3]) {
      const [before, own] = await Promise.all([storedAnchor(table, number - 1), storedAnchor(table, number)]);
      expect(own?.anchor.previous).toBe(before && anchorHash(before.anchor));
    }
    expect((await lastAnchor(table)).last).toBe((await lastBatch(table)).number);
  });

  it('A run that was cut off is finished by the next one, which signs nothing twice', async () => {
    const { table, key, signs, anchors, kept } = aStore();
    await signs(head(1, 1), head(2, 1));
    const before = key.signed.length;
    await expect(
      anchors({
        keep: async () => {
          throw new Error('cut off');
        },
      }),
    ).rejects.toThrow('cut off');
    expect(await anchoredHead(table, caseIdNumber(1))).toBeUndefined();
    expect(await anchors()).toEqual({ anchored: 0 });
    expect(key.signed.length - before).toBe(1);
    expect(kept.size).toBe(1);
    const anchored = await anchoredHead(table, caseIdNumber(2));
    expect(anchored && isAnchored(anchored, key.publicKey)).toBe(true);
  });

  it('Two runs at once make one anchor', async () => {
    const { signs, anchors, kept } = aStore();
    await signs(head(1, 1));
    await Promise.allSettled([anchors(), anchors()]);
    await anchors();
    expect([...kept.keys()]).toEqual([1]);
  });

  it('Nothing is anchored over a batch that is gone', async () => {
    const { table, signs, anchors } = aStore();
    await signs(head(1, 1));
    await signs(head(1, 2));
    await table.write([{ drop: keys.batch(1) }]);
    await expect(anchors()).rejects.toThrow('Batch 1');
  });

  it('A batch of another place, a changed head and a changed anchor are not under it', async () => {
    const { table, key, signs, anchors } = aStore();
    await signs(head(1, 1), head(2, 1));
    await signs(head(3, 1));
    await anchors();
    const one = await anchoredHead(table, caseIdNumber(1));
    if (!one) throw new Error('No head');
    const { anchored } = one;
    const changed = [
      { ...one, batch: { ...one.batch, at: '2020-01-01T00:00:00.000Z' } },
      { ...one, anchored: { ...anchored, index: 1 } },
      { ...one, anchored: { ...anchored, anchor: { ...anchored.anchor, at: '2020-01-01T00:00:00.000Z' } } },
      { ...one, anchored: { ...anchored, path: [] } },
    ];
    for (const other of changed) expect(isAnchored(other, key.publicKey)).toBe(false);
  });
});
