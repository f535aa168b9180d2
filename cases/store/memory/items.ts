import { INDEX_NAMES, type IndexName, type Item } from '../table.ts';
import { placeOf } from './order.ts';

/** Everything that leads to an item besides its partition: those of the indexes that it stands in. */
const indexesOf = (item: Item): string[] =>
  INDEX_NAMES.flatMap((name) => (item[`${name}pk`] === undefined ? [] : [`${name} ${item[`${name}pk`]}`]));

/** The items by their ids, and where each lies, so that a partition is read without looking at the others. */
export class StoredItems extends Map<string, Item> {
  readonly #partitions = new Map<string, Item[]>();
  readonly #indexes = new Map<string, Map<string, Item>>();

  override set(id: string, item: Item): this {
    this.#leaveIndexes(id);
    for (const name of indexesOf(item)) {
      const there = this.#indexes.get(name) ?? new Map<string, Item>();
      this.#indexes.set(name, there.set(id, item));
    }
    const partition = this.#partitions.get(item.pk) ?? [];
    partition.splice(placeOf(partition, item.sk), this.has(id) ? 1 : 0, item);
    this.#partitions.set(item.pk, partition);
    return super.set(id, item);
  }

  override delete(id: string): boolean {
    this.#leaveIndexes(id);
    const before = this.get(id);
    if (!before) return false;
    const partition = this.#partitions.get(before.pk) ?? [];
    partition.splice(placeOf(partition, before.sk), 1);
    if (partition.length === 0) this.#partitions.delete(before.pk);
    return super.delete(id);
  }

  /** The items of a partition, by their sort keys. */
  partition(pk: string): readonly Item[] {
    return this.#partitions.get(pk) ?? [];
  }

  /** The items that stand in a partition of an index, in no order. */
  inIndex(name: IndexName, pk: string): Iterable<Item> {
    return this.#indexes.get(`${name} ${pk}`)?.values() ?? [];
  }

  #leaveIndexes(id: string): void {
    const before = this.get(id);
    for (const name of before ? indexesOf(before) : []) {
      const there = this.#indexes.get(name);
      there?.delete(id);
      if (there?.size === 0) this.#indexes.delete(name);
    }
  }
}
