import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '#cases/store/table.ts';
import { PAGES, readsOf, seededMemory } from '../../bench/open-cases.ts';

/** A queue reads at most so often, however many cases there are; what a supervisor looks at once a minute may a little more often. */
const MOST_CALLS: Record<string, number> = { 'wall, people': 110 };
const MOST = 60;
/** Items in a page: two hundred tasks of four partitions at most, each with its case, its customer and a text. */
const MOST_ITEMS = 1000;
/** A page that is full reads in hundreds what one that is not reads at once (API Reference, BatchGetItem). */
const MORE_BATCHES = 5;

let few: Table;
let many: Table;
beforeAll(async () => {
  [few, many] = await Promise.all([seededMemory(100), seededMemory(1000)]);
}, 60_000);

const pages = Object.entries(PAGES);

describe('What the desk reads for a page, over a hundred and over a thousand open cases', () => {
  it.each(pages)('It does not grow with the cases: %s', async (page, asked) => {
    const [before, after] = [await readsOf(few, asked), await readsOf(many, asked)];
    expect(after.calls).toBeLessThanOrEqual(before.calls + MORE_BATCHES);
    expect(after.calls).toBeLessThanOrEqual(MOST_CALLS[page] ?? MOST);
    expect(after.items).toBeLessThanOrEqual(MOST_ITEMS);
    expect(after.calls).toBeGreaterThan(0);
  });

  it('One’s own cases are read where they lie, and nobody else’s', async () => {
    const asked = PAGES['own cases'];
    if (!asked) throw new Error('No such page');
    expect((await readsOf(many, asked)).partitions).toEqual(['OWNER#lucia#open']);
  });

  it('One’s own tasks are read where they lie, and nobody else’s', async () => {
    const asked = PAGES['queue, mine'];
    if (!asked) throw new Error('No such page');
    expect((await readsOf(many, asked)).partitions).toEqual(['PERSON#lucia']);
  });
});
