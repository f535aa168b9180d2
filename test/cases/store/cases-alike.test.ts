import { describe, expect, test } from 'vitest';
import { personalItems } from '#cases/store/blocked.ts';
import { casesAlike } from '#cases/store/cases-alike.ts';
import { keys } from '#cases/store/keys.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import type { Item, Table } from '#cases/store/table.ts';
import { wordSetWrites } from '#cases/store/word-sets.ts';
import { resemblance, stemsOf } from '#domain/learning/alike.ts';
import { aCase, CASE_ID, caseFixture, caseIdNumber, SEARCH_KEY, standingClock } from '#test/support/case-fixture.ts';
import { meteredTable } from '../../../bench/metered-table.ts';

const BILL =
  'En la factura de octubre me cobran dos veces el mantenimiento de la caldera, que ya pagué en septiembre por transferencia.';
const LIKE_BILL =
  'Me han cobrado dos veces el mantenimiento de la caldera en la factura; lo pagué por transferencia en agosto.';
const OUTAGE = 'Llevamos tres noches sin luz en toda la calle y nadie contesta el teléfono de averías.';

const CLOSED = { closedAt: '2026-11-20T10:00:00.000Z' };

const stored = (n: number, more: object): Item => ({
  ...keys.head(caseIdNumber(n)),
  ...aCase({ caseId: caseIdNumber(n) }),
  ...more,
});

const put = (table: Table, n: number, text: string, more: object = CLOSED) =>
  table.write([{ put: stored(n, more) }, ...wordSetWrites(caseIdNumber(n), { texts: [text] }, SEARCH_KEY)]);

describe('what a complaint is compared by', () => {
  test('Beginnings of words, without who wrote it and what else is personal', () => {
    const stems = stemsOf(
      'Soy Ana Núñez, ana@correo.example, 612 345 678. La caldera pierde agua. Atentamente, Ana Núñez',
      {
        name: 'Ana Núñez',
      },
    );
    expect(stems).toEqual(expect.arrayContaining(['calder', 'pierde', 'agua']));
    for (const personal of ['nunez', 'correo', 'exampl', 'ana', '612']) expect(stems).not.toContain(personal);
  });

  test('Two complaints of one kind have more in common than two of others, and each all with itself', () => {
    const [bill, like, outage] = [BILL, LIKE_BILL, OUTAGE].map((text) => new Set(stemsOf(text, {})));
    const much = (one = new Set<string>(), other = new Set<string>()) => resemblance(one, other);
    expect(much(bill, like)).toBeGreaterThan(much(bill, outage));
    expect(much(bill, bill)).toBe(1);
    expect(much()).toBe(0);
  });
});

describe('cases that read alike', () => {
  test('The nearest closed ones are found; open, merged and blocked ones are not, nor what has nothing in common', async () => {
    const table = memoryTable();
    await put(table, 1, BILL);
    await put(table, 2, BILL);
    await put(table, 3, LIKE_BILL);
    await put(table, 4, OUTAGE);
    await put(table, 5, BILL, {});
    await put(table, 6, BILL, { ...CLOSED, blockedAt: '2026-11-21T10:00:00.000Z' });
    await put(table, 7, BILL, { ...CLOSED, mergedInto: caseIdNumber(2) });
    const found = (await casesAlike(table, caseIdNumber(1), 5)) ?? [];
    expect(found[0]).toMatchObject({ head: { caseId: caseIdNumber(2) }, resemblance: 1 });
    expect(found.map(({ head }) => head.caseId).every((id) => [2, 3].map(caseIdNumber).includes(id))).toBe(true);
    expect(await casesAlike(table, caseIdNumber(99), 5)).toBeUndefined();
  });

  test('No word is stored, nor can one be tried out without the key', async () => {
    const writes = JSON.stringify(wordSetWrites(CASE_ID, { texts: [BILL] }, SEARCH_KEY));
    for (const stem of stemsOf(BILL, {})) expect(writes).not.toContain(stem);
    expect(JSON.stringify(wordSetWrites(CASE_ID, { texts: [BILL] }, 'another key'))).not.toBe(writes);
  });

  test('A complaint of few words is like none', () => {
    expect(wordSetWrites(CASE_ID, { texts: ['No funciona.'] }, SEARCH_KEY)).toEqual([]);
  });

  test('The set comes with the complaint, without its name, lies with what is blocked and erased, and is read by no change', async () => {
    const fixture = caseFixture(standingClock(), 'searchable');
    await fixture.openCase({ text: BILL });
    const sets = fixture.table.all().filter(({ sk }) => sk.startsWith('WORDS#'));
    expect(sets.length).toBeGreaterThan(0);
    const personal = await personalItems(fixture.table, CASE_ID);
    expect(personal.filter(({ sk }) => sk.startsWith('WORDS#'))).toHaveLength(sets.length);
    expect(JSON.stringify(await fixture.file())).not.toContain('WORDS#');
  });

  test('A look costs the same among a thousand like cases as among a hundred', async () => {
    const units = async (cases: number) => {
      const meter = { readUnits: 0, writeUnits: 0 };
      const table = memoryTable();
      for (let n = 1; n <= cases; n++) await put(table, n, BILL);
      await casesAlike(meteredTable(table, meter), caseIdNumber(1), 5);
      return meter.readUnits;
    };
    expect(await units(1000)).toBeLessThanOrEqual((await units(100)) * 1.05);
  });
});
