import type { Counter } from '#domain/budgets/book.ts';
import type { Case } from '#domain/case/case.ts';
import type { Account } from './budgets.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys, shards } from './keys.ts';
import type { Item, Table } from './table.ts';

/** What the cases say that a counter of a budget should hold, in minor units. */
type Sums = Pick<Counter, 'reserved' | 'spent' | 'beyond'>;

/** A counter that says something else than the cases. */
export type Drift = Account & { shard: number; counted: Sums & { free: number }; byCases: Sums & { free: number } };

const NOTHING: Sums = { reserved: 0, spent: 0, beyond: 0 };

const nameOf = ({ team, period }: Account, shard: number): string => `${team} ${period} ${shard}`;

/** Adds what a case takes of budgets. */
const addCase = (sums: Map<string, Sums>, { bookings = [] }: Case): void => {
  for (const { state, parts, ...account } of bookings)
    for (const { shard, amount, beyond = 0 } of parts) {
      const before = sums.get(nameOf(account, shard)) ?? NOTHING;
      sums.set(nameOf(account, shard), {
        reserved: before.reserved + (state === 'reserved' ? amount : 0),
        spent: before.spent + (state === 'spent' ? amount : 0),
        beyond: before.beyond + beyond,
      });
    }
};

/** The cases whose bookings are added up. */
type Heads = () => AsyncIterable<Case>;

const sumsOf = async (heads: Heads): Promise<Map<string, Sums>> => {
  const sums = new Map<string, Sums>();
  for await (const head of heads()) addCase(sums, head);
  return sums;
};

const counterOf = (item: Item): Omit<Counter, 'shard'> => item as unknown as Omit<Counter, 'shard'>;

/** Counters of some budgets that say something else than the cases; a counter that is not there holds nothing. */
export const driftOf = async (table: Table, accounts: readonly Account[], heads: Heads): Promise<Drift[]> => {
  const sums = await sumsOf(heads);
  const places = accounts.flatMap((account) => shards.map((shard) => ({ account, shard })));
  const items = await table.getMany(
    places.map(({ account: { team, period }, shard }) => keys.budget(team, period, shard)),
  );
  return places.flatMap(({ account: { team, period }, shard }): Drift[] => {
    const { pk } = keys.budget(team, period, shard);
    const item = items.find((one) => one.pk === pk);
    const wanted = sums.get(nameOf({ team, period }, shard)) ?? NOTHING;
    const { total, free, reserved, spent, beyond } = item ? counterOf(item) : { total: 0, free: 0, ...NOTHING };
    const byCases = { ...wanted, free: total + wanted.beyond - wanted.reserved - wanted.spent };
    const isSame =
      free === byCases.free && reserved === wanted.reserved && spent === wanted.spent && beyond === wanted.beyond;
    return isSame ? [] : [{ team, period, shard, counted: { reserved, spent, beyond, free }, byCases }];
  });
};

const same = (one: Drift, other: Drift): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The same, looked at twice: a case that changes while they are read looks like a difference, and is none a moment later. */
export const steadyDrift = async (table: Table, accounts: readonly Account[], heads: Heads): Promise<Drift[]> => {
  const first = await driftOf(table, accounts, heads);
  const again = first.length > 0 ? await driftOf(table, accounts, heads) : [];
  return again.filter((one) => first.some((other) => same(one, other)));
};

/** Sets a counter to what the cases say, unless it has moved since. @returns whether it did */
export const mend = (table: Table, { team, period, shard, counted, byCases }: Drift): Promise<boolean> =>
  ifConditionHolds(table.write([{ update: keys.budget(team, period, shard), expect: counted, set: byCases }]));
