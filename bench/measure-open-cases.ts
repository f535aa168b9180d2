import type { Table } from '#cases/store/table.ts';
import { bareQuery, PAGES, p95Of, readsOf, seededMemory } from './open-cases.ts';
import { quietly } from './quietly.ts';

/** How many open cases there are when a page is looked at. */
const SIZES = [100, 1000, 5000] as const;
export const LARGEST = 5000;

/** What a page may take at most, in milliseconds, by what its name begins with. */
const MOST_MS: Record<string, number> = { queue: 300, counts: 200, own: 300, case: 400, search: 300, wall: 400 };
export const mostMs = (page: string): number => MOST_MS[page.split(/[ ,]/)[0] ?? ''] ?? Number.POSITIVE_INFINITY;

export type PageFigure = { page: string; calls: number[]; items: number; p95: number; ratio: number };

const ROUNDS = 40;
/** An engine is a hundred times slower than memory, and a page asks it up to a hundred times: the slowest of ten stands for the p95. */
const ROUNDS_ON_ENGINE = 10;

/** How long each page takes, beside a bare query of the same table. */
const timesOf = async (
  table: Table,
  rounds: number,
): Promise<(page: string) => Promise<{ p95: number; ratio: number }>> => {
  const bare = await bareQuery(table, rounds);
  return async (page) => {
    const asked = PAGES[page];
    if (!asked) throw new RangeError(`No page ${page}`);
    const p95 = await p95Of(table, asked, rounds);
    return { p95, ratio: p95 / Math.max(bare, 0.001) };
  };
};

/** Calls of the table that each page makes at each number of cases, and at the largest how long it takes, by memory. */
export const measureInMemory = (): Promise<PageFigure[]> =>
  quietly(async () => {
    const tables = await Promise.all(SIZES.map(seededMemory));
    const largest = tables.at(-1) as Table;
    const times = await timesOf(largest, ROUNDS);
    const figures: PageFigure[] = [];
    for (const [page, asked] of Object.entries(PAGES)) {
      const reads = [];
      for (const table of tables) reads.push(await readsOf(table, asked));
      const calls = reads.map((one) => one.calls);
      figures.push({ page, calls, items: reads.at(-1)?.items ?? 0, ...(await times(page)) });
    }
    return figures;
  });

/** How long each page takes over a table that is elsewhere, beside a bare query of it. */
export const measureOn = (table: Table): Promise<Pick<PageFigure, 'page' | 'p95' | 'ratio'>[]> =>
  quietly(async () => {
    const times = await timesOf(table, ROUNDS_ON_ENGINE);
    const figures = [];
    for (const page of Object.keys(PAGES)) figures.push({ page, ...(await times(page)) });
    return figures;
  });

const milliseconds = (value: number): string => `${value.toFixed(0).padStart(4)} ms`;

export const memoryLines = (figures: readonly PageFigure[]): [string, string][] =>
  figures.map(({ page, calls, items, p95, ratio }) => [
    page,
    `${calls.map((count) => String(count).padStart(4)).join(' ')} reads  ${String(items).padStart(4)} items  p95 ${milliseconds(p95)}  ${ratio.toFixed(0).padStart(5)} x a bare query`,
  ]);

export const linesOn = (figures: readonly Pick<PageFigure, 'page' | 'p95' | 'ratio'>[]): [string, string][] =>
  figures.map(({ page, p95, ratio }) => [
    page,
    `p95 ${milliseconds(p95)} (at most ${mostMs(page)})  ${ratio.toFixed(1).padStart(6)} x a bare query`,
  ]);

const nameOf = (page: string, what: string): string =>
  `openCases.${page.replace(/[^a-z]+(.)/gi, (_, next: string) => next.toUpperCase())}.${what}`;

/** The figures by name, for a file. */
export const figuresByName = (
  memory: readonly PageFigure[],
  engine: readonly Pick<PageFigure, 'page' | 'p95' | 'ratio'>[] = [],
): Record<string, number> =>
  Object.fromEntries([
    ...memory.flatMap(({ page, calls, items, p95 }) => [
      [nameOf(page, 'reads'), calls.at(-1) ?? 0],
      [nameOf(page, 'items'), items],
      [nameOf(page, 'memoryP95Ms'), Number(p95.toFixed(1))],
    ]),
    ...engine.flatMap(({ page, p95, ratio }) => [
      [nameOf(page, 'p95Ms'), Number(p95.toFixed(1))],
      [nameOf(page, 'ratio'), Number(ratio.toFixed(2))],
    ]),
  ]);
