import { beforeAll, describe, expect, test } from 'vitest';
import { memoryTable } from '#cases/store/memory-table.ts';
import { aVerifiedCase, type VerifiedCase } from '#test/tools/verified-case.ts';
import { compareCopy } from '#tools/drill/compare-copy.ts';
import { judgeCopy } from '#tools/drill/restore.ts';

let one: VerifiedCase;
beforeAll(async () => {
  one = await aVerifiedCase();
});

/** A copy of the table as it is now, and what a drill finds of it. */
const aCopy = async () => {
  const copy = memoryTable();
  for (const item of one.table.all()) await copy.write([{ put: item }]);
  const verifying = { publicKey: one.key.publicKey, now: one.amends.now, kept: async (n: number) => one.kept.get(n) };
  const sources = { live: one.table, copy, verifying };
  const at = one.amends.now();
  return { copy, at, compared: (from = '2026-11') => compareCopy(sources, { from, at, most: 10 }) };
};

describe('what a copy of the table is held against', () => {
  test('A copy is whole: each case is there, as its history says and as it is now', async () => {
    const { compared } = await aCopy();
    const found = await compared();
    expect(found).toEqual({ cases: 1, missing: [], verified: 1, broken: [], sampled: 1, differing: [] });
    expect(judgeCopy(found)).toBeUndefined();
  });

  test('What happens after the moment takes nothing from the copy: neither a change nor an anchor', async () => {
    const { compared } = await aCopy();
    await one.story.keepsPromises();
    await one.sign();
    await one.anchor();
    expect(await compared()).toMatchObject({ cases: 1, missing: [], broken: [], differing: [] });
  });

  test('A case that is not in the copy is missed, and what was changed there is found', async () => {
    const { copy, compared } = await aCopy();
    const words = one.item('TEXT#');
    await copy.write([{ put: { ...words, text: 'Estoy muy contenta.' } }]);
    expect((await compared()).broken).toEqual([`${one.caseId} changed`]);
    for (const { pk, sk } of copy.all().filter(({ pk: of }) => of === words.pk))
      await copy.write([{ drop: { pk, sk } }]);
    expect(await compared()).toMatchObject({ cases: 1, missing: [one.caseId], sampled: 0 });
  });

  test('A history that is another one there is found, however well it is chained', async () => {
    const { copy, compared } = await aCopy();
    const last = one.events().at(-1);
    if (last) await copy.write([{ put: { ...last, hash: '0'.repeat(64) } }]);
    const head = one.item('CASE');
    await copy.write([{ put: { ...head, lastHash: '0'.repeat(64) } }]);
    expect((await compared()).differing).toEqual([one.caseId]);
  });
});
