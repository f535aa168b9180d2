import type { QueueRow } from './rows.ts';

/** What a queue can be narrowed by with one press, each a parameter of its address. */
export const chosenBy = ['severity', 'channel', 'feeling', 'kind'] as const;
export type ChosenBy = (typeof chosenBy)[number];

/** A filter of a queue is its address: what stands in it can be sent, saved and gone back to. Several values with commas between. */
export type QueueSearch = Partial<Record<ChosenBy | 'q' | 'first', string>>;

const PARAMETERS = [...chosenBy, 'q', 'first'] as const;
const LONGEST = 200;

const text = (value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && value !== ''
    ? String(value).slice(0, LONGEST)
    : undefined;

/** The filter in an address; what it does not know it leaves out. */
export const queueSearch = (given: Record<string, unknown>): QueueSearch =>
  Object.fromEntries(
    PARAMETERS.flatMap((name) => {
      const value = text(given[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );

export const valuesOf = (value: string | undefined): string[] => value?.split(',').filter(Boolean) ?? [];

/** A filter with a value taken in or out. */
export const toggled = (search: QueueSearch, by: ChosenBy, value: string): QueueSearch => {
  const before = valuesOf(search[by]);
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return queueSearch({ ...search, [by]: after.join(',') });
};

/** Without accents and case: "jose" finds "José". */
const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The rows that a filter lets through. */
export const filtered = (rows: readonly QueueRow[], search: QueueSearch): QueueRow[] => {
  const wanted = chosenBy.map((by) => [by, valuesOf(search[by])] as const).filter(([, values]) => values.length > 0);
  const words = plain(search.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return rows.filter((row) => {
    if (search.first && !row.priority) return false;
    if (!wanted.every(([by, values]) => values.includes(String(row[by] ?? '')))) return false;
    const said = plain([row.customer, row.product, row.reference, row.question, row.assigneeName].join(' '));
    return words.every((word) => said.includes(word));
  });
};

/** The values that rows have, and those that are chosen, to choose among. */
export const choicesOf = (rows: readonly QueueRow[], by: ChosenBy, search: QueueSearch): string[] => [
  ...new Set([...rows.flatMap((row) => (row[by] === undefined ? [] : [String(row[by])])), ...valuesOf(search[by])]),
];
