import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAtPlace, placeInQueue } from '#cases/store/keys.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { placesUpTo, readPage } from '#cases/store/pages.ts';
import { taskKinds } from '#domain/tasks/kinds.ts';

const INDEX = 'gsi1' as const;

/** Some items in each of two partitions, at places that many share. */
const stored = async (places: number[][]) => {
  const table = memoryTable();
  await Promise.all(
    places.flatMap((some, partition) =>
      some.map((place, n) =>
        table.write([
          { put: { pk: `P${partition}`, sk: `${n}`, gsi1pk: `I${partition}`, gsi1sk: String(place).padStart(2, '0') } },
        ]),
      ),
    ),
  );
  return table;
};

const idOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk} ${sk}`;

const somePlaces = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 90 });
const end = fc.option(fc.integer({ min: 0, max: 45 }), { nil: undefined });

describe('Lists over partitions of an index', () => {
  it('Page by page they give each item up to the end once, wherever pages end', async () => {
    await fc.assert(
      fc.asyncProperty(somePlaces, somePlaces, end, async (one, other, to) => {
        const table = await stored([one, other]);
        const upTo = to === undefined ? undefined : String(to).padStart(2, '0');
        const source = { index: INDEX, partitions: ['I0', 'I1'], ...(upTo !== undefined && { to: upTo }) };
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await readPage(table, source, cursor);
          if (page.cursor !== undefined) expect(page.cursor > (cursor ?? '')).toBe(true);
          found.push(...page.items.map(idOf));
          cursor = page.cursor;
        } while (cursor !== undefined);
        const wanted = table.all().filter(({ gsi1sk = '' }) => upTo === undefined || gsi1sk <= upTo);
        expect(found.toSorted()).toEqual(wanted.map(idOf).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('Many that lie at one instant are a page, and none is empty before them', async () => {
    const table = await stored([Array.from({ length: 120 }, () => 1).concat(2)]);
    const page = await readPage(table, { index: INDEX, partitions: ['I0'] });
    expect(page.items.length).toBeGreaterThanOrEqual(120);
  });

  it('An item that moves to another partition while a page is read is in it once', async () => {
    const table = await stored([[1], [1]]);
    const moving = { ...table, index: async () => ({ keys: [{ pk: 'P0', sk: '0', place: '01' }] }) };
    expect((await readPage(moving, { index: INDEX, partitions: ['I0', 'I1'] })).items.map(idOf)).toEqual(['P0 0']);
  });

  it('Places are told as far as somebody wants to count, and no further than a page beyond', async () => {
    await fc.assert(
      fc.asyncProperty(somePlaces, fc.integer({ min: 0, max: 45 }), async (places, to) => {
        const table = await stored([places]);
        const reach = { to: String(to).padStart(2, '0'), page: 7, limit: 1000 };
        const { found, hasMore } = await placesUpTo(table, { index: INDEX, partition: 'I0' }, reach);
        const due = (some: readonly { place: string }[]) => some.filter(({ place }) => place <= reach.to).length;
        expect(due(found)).toBe(places.filter((place) => place <= to).length);
        if (!hasMore) expect(found).toHaveLength(places.length);
        expect(found.length - due(found)).toBeLessThanOrEqual(7);
        expect((await placesUpTo(table, { index: INDEX, partition: 'I0' }, { ...reach, limit: 5 })).found.length).toBe(
          Math.min(7, places.length),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('Places in queues', () => {
  it('They give back when a task is due, whoever goes first', () => {
    const dueDates = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        dueDates,
        fc.constantFrom(...taskKinds),
        fc.constantFrom({}, { priority: true } as const),
        (date, kind, priority) => {
          const dueAt = date.toISOString();
          expect(dueAtPlace(placeInQueue({ kind, ...priority, dueAt }))).toBe(dueAt);
        },
      ),
    );
  });
});
