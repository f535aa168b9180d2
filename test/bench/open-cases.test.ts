import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '#cases/store/table.ts';
import { PAGES, readsOf, seededMemory } from '../../bench/open-cases.ts';

/** What is asked for twice a minute reads at most so often, however many cases there are. */
const MOST_CALLS: Record<string, number> = {
  'counts, an owner': 6,
  'counts, a supervisor': 14,
  'queue, overdue of the team': 14,
  'queue, due soon of the team': 14,
  wall: 20,
  'wall, people': 30,
  // A word stands in one of three indexes, each of which is asked.
  'search, a name and a word': 16,
};
const MOST = 12;
/** Items in a page: a hundred tasks of four partitions at most, each with its case, its customer and a text. */
const MOST_ITEMS = 1000;
/** Of everybody's work only keys are read, a thousand of each person at most. */
const MOST_KEYS: Record<string, number> = { 'wall, people': 6000 };
/** A page that is full reads in hundreds what one that is not reads at once (API Reference, BatchGetItem). */
const MORE_BATCHES = 5;

let few: Table;
let many: Table;
beforeAll(async () => {
  [few, many] = await Promise.all([seededMemory(100), seededMemory(1000)]);
});

const pages = Object.entries(PAGES);

describe('What the desk reads for a page, over a hundred and over a thousand open cases', () => {
  it.each(pages)('It does not grow with the cases: %s', async (page, asked) => {
    const [before, after] = [await readsOf(few, asked), await readsOf(many, asked)];
    expect(after.calls).toBeLessThanOrEqual(before.calls + MORE_BATCHES);
    expect(after.calls).toBeLessThanOrEqual(MOST_CALLS[page] ?? MOST);
    expect(after.items).toBeLessThanOrEqual(MOST_KEYS[page] ?? MOST_ITEMS);
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
