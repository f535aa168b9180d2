import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anchoredHead, lastAnchor, storedAnchor } from '#cases/store/anchors.ts';
import { keys } from '#cases/store/keys.ts';
import { lastBatch, signedHead, storedBatch } from '#cases/store/signed-heads.ts';
import type { Table } from '#cases/store/table.ts';
import { type Anchor, anchorHash, anchorOf, anchorText } from '#domain/case/anchors.ts';
import { GENESIS } from '#domain/case/history.ts';
import { type Batch, batchHash } from '#domain/case/signed-heads.ts';
import { aHistoryKey } from '#test/support/history-key.ts';
import { readAnchors } from '#tools/verify-history/anchors.ts';
import { readSignatures } from '#tools/verify-history/signatures.ts';
import { aVerifiedCase, type VerifiedCase } from './verified-case.ts';

/** A case whose heads lie under two anchors: three batches under the first, one under the second. */
const anAnchoredCase = async () => {
  const one = await aVerifiedCase();
  await one.anchor();
  await one.story.scores(5);
  await one.sign();
  await one.anchor();
  /** Puts another anchor in place of one, signed with a key, and lets the end of the chain name it. */
  const forge = async (number: number, change: (anchor: Anchor) => Anchor, sign = one.key.sign) => {
    const stored = await storedAnchor(one.table, number);
    if (!stored) throw new Error(`No anchor ${number}`);
    const anchor = change(stored.anchor);
    await one.put({ ...keys.anchor(number), anchor, signature: await sign(anchorText(anchor)) });
    const end = await lastAnchor(one.table);
    if (end.number === number)
      await one.put({ ...keys.lastAnchor(), ...end, hash: anchorHash(anchor), last: anchor.last });
  };
  const batches = async (): Promise<Batch[]> => {
    const { number } = await lastBatch(one.table);
    const stored = await Promise.all(Array.from({ length: number }, (_, at) => storedBatch(one.table, at + 1)));
    return stored.flatMap((found) => (found ? [found.batch] : []));
  };
  const [whole, wholeKept] = [one.table.all(), new Map(one.kept)];
  /** Puts back all that was stored and kept. */
  const restore = async () => {
    for (const item of one.table.all()) await one.drop(item);
    for (const item of whole) await one.put(item);
    for (const [number, signed] of wholeKept) one.kept.set(number, signed);
  };
  return { ...one, forge, batches, restore };
};

describe('the anchors of histories', () => {
  let one: Awaited<ReturnType<typeof anAnchoredCase>>;
  beforeAll(async () => {
    one = await anAnchoredCase();
  });
  beforeEach(() => one.restore());

  it('Nobody touched them: a chain over all batches, each head under it in its history', async () => {
    expect(one.kept.size).toBe(2);
    expect(await one.batches()).toHaveLength(4);
    expect(await one.found()).toEqual([]);
  });

  it('A stack that signs and anchors on while it is read is not taken for a changed one', async () => {
    const [older] = (await one.batches()).slice(-2);
    const before = await storedAnchor(one.table, 1);
    if (!older || !before) throw new Error('No chains');
    // The record of each chain is read first when it still named the link before the last.
    const { anchor } = before;
    const then = [
      { place: keys.lastBatch(), end: { number: older.number, hash: batchHash(older) } },
      { place: keys.lastAnchor(), end: { number: 1, hash: anchorHash(anchor), last: anchor.last, isDone: true } },
    ];
    const behind: Pick<Table, 'get'> = {
      get: async (key) => {
        const item = await one.table.get(key);
        const at = then.findIndex(({ place }) => place.pk === key.pk && place.sk === key.sk);
        const [first] = at < 0 ? [] : then.splice(at, 1);
        return first && item ? { ...item, ...first.end } : item;
      },
    };
    const { publicKey } = one.key;
    const signatures = await readSignatures(behind, publicKey, () => undefined);
    const anchors = await readAnchors({ table: behind, publicKey, kept: async (number) => one.kept.get(number) });
    expect(then).toEqual([]);
    expect([signatures.problems, signatures.last]).toEqual([[], 4]);
    expect([anchors.problems, anchors.last]).toEqual([[], 2]);
  });

  it('One that is forged with another key is found, also where it is kept', async () => {
    const another = aHistoryKey();
    await one.forge(2, (anchor) => ({ ...anchor, at: '2026-01-01T09:00:00.000Z' }), another.sign);
    expect(await one.found()).toEqual(expect.arrayContaining(['anchor 2 not-signed-by-us', 'anchor 2 not-as-kept']));
    const forged = await storedAnchor(one.table, 2);
    if (forged) one.kept.set(2, forged);
    expect(await one.found()).toContain('anchor 2 not-signed-by-us');
  });

  it('One over other batches is found although our own key signed it', async () => {
    const [first] = await one.batches();
    if (!first) throw new Error('No batch');
    const root = anchorOf([{ ...first, root: 'f'.repeat(64) }], { number: 1, previous: GENESIS, at: first.at }).root;
    await one.forge(2, (anchor) => ({ ...anchor, root }));
    expect(await one.found()).toEqual(
      expect.arrayContaining([
        'anchor 2 other-batches',
        'anchor 2 not-as-kept',
        expect.stringMatching(/^anchored-head-replaced /),
      ]),
    );
  });

  it('A chain that is made anew from a changed anchor on does not fit those that are kept', async () => {
    await one.forge(1, (anchor) => ({ ...anchor, at: '2026-01-01T09:00:00.000Z' }));
    expect(await one.found()).toEqual(expect.arrayContaining(['anchor 1 not-as-kept', 'anchor 2 out-of-chain']));
    const first = await storedAnchor(one.table, 1);
    await one.forge(2, (anchor) => ({ ...anchor, previous: first ? anchorHash(first.anchor) : '' }));
    expect((await one.found()).filter((line) => line.startsWith('anchor'))).toEqual(
      expect.arrayContaining(['anchor 1 not-as-kept', 'anchor 2 not-as-kept']),
    );
  });

  it.each<[string, (one: VerifiedCase) => Promise<unknown>, string]>([
    ['taken out', ({ drop }) => drop(keys.anchor(1)), 'anchor 1 missing'],
    ['taken from the end', ({ drop }) => drop(keys.anchor(2)), 'anchor 2 missing'],
    [
      'taken from the end with the record of it',
      async ({ table, drop, put }) => {
        const first = await storedAnchor(table, 1);
        await drop(keys.anchor(2));
        if (first)
          await put({ ...keys.lastAnchor(), number: 1, hash: anchorHash(first.anchor), last: 3, isDone: true });
      },
      'anchor 2 missing',
    ],
    ['never kept', async ({ kept }) => kept.delete(2), 'anchor 2 not-kept'],
    [
      'named by the end of the chain as another',
      async ({ table, put }) => put({ ...keys.lastAnchor(), ...(await lastAnchor(table)), hash: GENESIS }),
      'anchor 2 other-end',
    ],
  ])('One that was %s is found', async (_, attack, expected) => {
    await attack(one);
    expect(await one.found()).toContain(expected);
  });

  it('A batch that is gone is missed by the anchor over it too', async () => {
    await one.drop(keys.batch(2));
    expect(await one.found()).toEqual(expect.arrayContaining(['batch 2 missing', 'anchor 1 other-batches']));
  });

  it('The head of a case under an anchor that was put back, taken out or is of another case is found', async () => {
    const stored = await anchoredHead(one.table, one.caseId);
    if (!stored) throw new Error('No head under an anchor');
    await one.put({ ...keys.anchoredHead(one.caseId), ...stored, lastHash: GENESIS });
    expect(await one.found()).toEqual([`anchored-head-replaced ${stored.seq}`]);
    await one.drop(keys.anchoredHead(one.caseId));
    expect(await one.found()).toEqual([`anchored-head-replaced ${stored.seq}`]);
    const signed = await signedHead(one.table, one.caseId);
    await one.put({ ...keys.anchoredHead(one.caseId), ...stored, caseId: `${signed?.caseId}x` });
    expect(await one.found()).toEqual([`anchored-head-replaced ${stored.seq}`]);
  });

  it('A run that stopped half-way is no finding; the next one finishes it', async () => {
    const going = await anAnchoredCase();
    await going.amends.call('POST', `${going.story.path}/messages`, { body: { text: 'Y otra cosa más, por favor.' } });
    await going.sign();
    const stopped = going.anchor({ keep: () => Promise.reject(new Error('S3 is away')) });
    await expect(stopped).rejects.toThrow('S3 is away');
    expect(await going.found()).toEqual([]);
    await going.anchor();
    expect(going.kept.size).toBe(3);
    expect(await going.found()).toEqual([]);
  });
});
