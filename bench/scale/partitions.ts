import type { Table } from '#cases/store/table.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { writeCounted } from '../metered-table.ts';
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

/** Partitions, with the write units that each case wrote there. */
type Units = Map<string, Map<string, number>>;

const countingTable = (table: Table, units: Units, current: () => string): Table => {
  const add = (at: string, count: number): void => {
    const partition = atAnyTime(at);
    const of = units.get(partition) ?? new Map<string, number>();
    of.set(current(), (of.get(current()) ?? 0) + count);
    units.set(partition, of);
  };
  return {
    ...table,
    write: async (writes, how) => {
      for (const { partition, units: used } of await writeCounted(table, writes, how)) add(partition, used);
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
