import type { Wanted } from './booking.ts';
import type { Part } from './booking-shape.ts';

/**
 * One of the counters that share a budget, in minor units: `free + reserved + spent = total + beyond`. `total`: its share of the budget;
 * `beyond`: how much of what is reserved and spent was granted over and above it. `free` is below zero only where the policy
 * has made the budget smaller than what was taken of it.
 */
export type Counter = { shard: number; total: number; free: number; reserved: number; spent: number; beyond: number };

/** By how much a counter changes. */
export type Delta = { shard: number } & Record<'free' | 'reserved' | 'spent' | 'beyond', number>;

type Held = { state: 'reserved' | 'spent'; parts: readonly Part[] };

/** What a case holds of a budget after a change of it, and what that does to the counters. */
export type Rebooked = { parts: Part[]; deltas: Delta[] };

const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, { amount }) => sum + amount, 0);

const part = (shard: number, amount: number, beyond: number): Part[] =>
  amount > 0 ? [{ shard, amount, ...(beyond > 0 && { beyond }) }] : [];

/** Gives back so much: first what the budget did not have, then what was taken last. */
const lessened = (parts: readonly Part[], by: number): Part[] => {
  let left = by;
  const without = parts.map(({ shard, amount, beyond = 0 }) => {
    const back = Math.min(left, beyond);
    left -= back;
    return { shard, amount: amount - back, beyond: beyond - back };
  });
  return without
    .reverse()
    .flatMap(({ shard, amount, beyond }) => {
      const back = Math.min(left, amount - beyond);
      left -= back;
      return part(shard, amount - back, beyond);
    })
    .reverse();
};

/** The counters that are asked, the case's own first, then those that have most: as few of them as can be. */
const inTurn = (counters: readonly Counter[], own: number): Counter[] => {
  const all = counters.filter(({ free }) => free > 0);
  return [
    ...all.filter(({ shard }) => shard === own),
    ...all.filter(({ shard }) => shard !== own).sort((a, b) => b.free - a.free || a.shard - b.shard),
  ];
};

type Taking = { counters: readonly Counter[]; own: number; mayExceed: boolean };

/** Takes so much more; undefined where the counters do not have it together and it may not go beyond them. */
const increased = (parts: readonly Part[], by: number, { counters, own, mayExceed }: Taking): Part[] | undefined => {
  const byShard = new Map(parts.map((one) => [one.shard, { amount: one.amount, beyond: one.beyond ?? 0 }]));
  const more = (shard: number, amount: number, beyond: number) => {
    const before = byShard.get(shard) ?? { amount: 0, beyond: 0 };
    byShard.set(shard, { amount: before.amount + amount, beyond: before.beyond + beyond });
  };
  let left = by;
  for (const { shard, free } of inTurn(counters, own)) {
    const taken = Math.min(left, free);
    if (taken > 0) more(shard, taken, 0);
    left -= taken;
  }
  if (left > 0 && !mayExceed) return undefined;
  if (left > 0) more(own, left, left);
  return [...byShard].flatMap(([shard, { amount, beyond }]) => part(shard, amount, beyond));
};

const fieldsOf = ({ state, parts }: Held, shard: number): Omit<Delta, 'shard' | 'free'> => {
  const { amount = 0, beyond = 0 } = parts.find((one) => one.shard === shard) ?? {};
  return { reserved: state === 'reserved' ? amount : 0, spent: state === 'spent' ? amount : 0, beyond };
};

const deltasOf = (before: Held, after: Held): Delta[] => {
  const shards = [...new Set([...before.parts, ...after.parts].map(({ shard }) => shard))];
  return shards.flatMap((shard) => {
    const [was, is] = [fieldsOf(before, shard), fieldsOf(after, shard)];
    const [reserved, spent, beyond] = [is.reserved - was.reserved, is.spent - was.spent, is.beyond - was.beyond];
    const free = beyond - reserved - spent;
    return reserved !== 0 || spent !== 0 || beyond !== 0 ? [{ shard, free, reserved, spent, beyond }] : [];
  });
};

const NOTHING: Held = { state: 'reserved', parts: [] };

/**
 * Changes what a case holds of a budget to what it should hold. More is taken from the case's own counter, then from the others, so
 * that the last euros go to whoever fits them, however they lie spread; less is given back where it came from.
 * @param own the counter of the case
 * @returns undefined where the budget has too little left and nobody granted that it is exceeded
 */
export const rebook = (
  before: Held | undefined,
  { state, amount, mayExceed }: Wanted,
  { counters, own }: Pick<Taking, 'counters' | 'own'>,
): Rebooked | undefined => {
  const held = before ?? NOTHING;
  const more = amount - sumOf(held.parts);
  const parts = more > 0 ? increased(held.parts, more, { counters, own, mayExceed }) : lessened(held.parts, -more);
  return parts && { parts, deltas: deltasOf(held, { state, parts }) };
};
