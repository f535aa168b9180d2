import { itemSize } from '#cases/store/item-size.ts';
import { INDEX_NAMES, type IndexKeys, type Item, type Key, type Table, type Write } from '#cases/store/table.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { quietly } from '../quietly.ts';
import { undisputed } from '../undisputed.ts';
import { SHARDS } from './model.ts';

/** Partitions that several cases write to, with the write units that one case writes there, the busiest first. */
export type Busy = { partition: string; unitsPerCase: number };

/** So many complaints of other customers are played; what only one of them writes to is a partition of its own. */
const CASES = 16;

/** Ordinary complaints in words of their own: what each is found by is in part the same. */
const TEXTS = [
  'El pedido llegó tarde y con un golpe; nadie respondió a mis correos.',
  'Me han cobrado dos veces la misma factura de octubre y en el teléfono no saben decirme por qué.',
  'La lavadora que compré hace dos semanas deja de centrifugar a mitad del programa.',
  'Pedí el cambio de titular en septiembre y las facturas siguen a nombre del antiguo dueño.',
  'El técnico no vino a la cita del martes y nadie llamó para avisar.',
  'La tarifa que me aplican no es la que contraté por la página en verano.',
  'Devolví la secadora el día cinco y todavía no he recibido el reembolso.',
  'El contador nuevo marca el doble que el anterior con el mismo gasto de siempre.',
];

const keyOf = (write: Write): Key => ('put' in write ? write.put : 'update' in write ? write.update : write.drop);

/** Where an item stands: its own partition, and those of the indexes. */
const placesOf = (item: (Item & IndexKeys) | undefined): Map<string, string> =>
  new Map(
    INDEX_NAMES.flatMap((name) =>
      item?.[`${name}pk`] ? [[`${name} ${item[`${name}pk`]}`, String(item[`${name}sk`])]] : [],
    ),
  );

/** Partitions, with the write units that each case wrote there. */
type Units = Map<string, Map<string, number>>;

/** Index entries that one write took away or put. */
const moved = (old: Item | undefined, now: Item | undefined): string[] => {
  const [was, is] = [placesOf(old), placesOf(now)];
  return [
    ...[...was].filter(([partition, sk]) => is.get(partition) !== sk),
    ...[...is].filter(([partition, sk]) => was.get(partition) !== sk),
  ].map(([partition]) => partition);
};

const countingTable = (table: Table, units: Units, current: () => string): Table => {
  const add = (at: string, count: number): void => {
    const partition = atAnyTime(at);
    const of = units.get(partition) ?? new Map<string, number>();
    of.set(current(), (of.get(current()) ?? 0) + count);
    units.set(partition, of);
  };
  const asTheyAre = (writes: Write[]) => Promise.all(writes.map((write) => table.get(keyOf(write))));
  const count = (write: Write, factor: number, [old, now]: [Item | undefined, Item | undefined]): void => {
    const size = Math.max(itemSize(old), itemSize(now));
    add(`table ${keyOf(write).pk}`, factor * Math.max(1, Math.ceil(size / 1024)));
    for (const partition of moved(old, now)) add(partition, 1);
  };
  return {
    ...table,
    write: async (writes) => {
      const before = await asTheyAre(writes);
      await table.write(writes);
      const after = await asTheyAre(writes);
      const factor = writes.length > 1 ? 2 : 1;
      for (const [at, write] of writes.entries()) count(write, factor, [before[at], after[at]]);
    },
  };
};

/**
 * `gsi2 CHANGED#2026-11-23T09#0` is `gsi2 CHANGED#<hour>#0`: at a steady rate each hour is written to by all cases of that time, wherever in
 * their lives they are.
 */
const atAnyTime = (partition: string): string =>
  partition
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}/, '<hour>')
    .replace(/\d{4}-\d{2}-\d{2}/, '<day>')
    .replace(/\d{4}-\d{2}/, '<month>');

/** The same for every shard, and for words that are hashed. */
const kindOf = (partition: string): string =>
  partition
    .replace(/#\d{1,2}$/, '#<shard>')
    .replace(/#[\w-]{20,}$/, '#<hash>')
    .replace(/(ALIKE#)\d/, '$1<bucket>');

const sumOf = (by: Map<string, number>): number => [...by.values()].reduce((sum, one) => sum + one, 0);

/**
 * What one case writes to a partition of a kind. Cases lie evenly in shards, and the few that are played may leave one out; of words and the
 * like the commonest counts.
 */
const unitsPerCase = (kind: string, partitions: Map<string, number>[]): number => {
  const sums = partitions.map(sumOf);
  if (!kind.includes('<shard>')) return Math.max(...sums) / CASES;
  return sums.reduce((sum, one) => sum + one, 0) / Math.max(partitions.length, SHARDS) / CASES;
};

/** Whether several cases write to partitions of a kind: to one and the same, or to those that they are spread over. */
const isShared = (kind: string, partitions: Map<string, number>[]): boolean =>
  kind.includes('<shard>')
    ? new Set(partitions.flatMap((by) => [...by.keys()])).size > 1
    : partitions.some((by) => by.size > 1);

/** Plays undisputed complaints, each of another customer, and counts what they write to the partitions that they share. */
export const busiestPartitions = (): Promise<Busy[]> =>
  quietly(async () => {
    const units: Units = new Map();
    let current = '';
    const amends = inMemoryAmends({
      announces: true,
      wrapTable: (table) => countingTable(table, units, () => current),
    });
    for (let n = 0; n < CASES; n++) {
      current = String(n);
      await undisputed(amends, TEXTS[n % TEXTS.length] ?? '', { email: `ana.roca.${n}@correo.example` });
    }
    const kinds = Map.groupBy(
      [...units].filter(([partition]) => !partition.includes('POLICY#')),
      ([partition]) => kindOf(partition),
    );
    return [...kinds]
      .map(([kind, of]) => ({ kind, partitions: of.map(([, by]) => by) }))
      .filter(({ kind, partitions }) => isShared(kind, partitions))
      .map(({ kind, partitions }) => ({ partition: kind, unitsPerCase: unitsPerCase(kind, partitions) }))
      .toSorted((a, b) => b.unitsPerCase - a.unitsPerCase);
  });
