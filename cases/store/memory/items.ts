import { INDEX_NAMES, type IndexName, type Item } from '../table.ts';

type Places = Map<string, Map<string, Item>>;

/** Everything that leads to an item: its partition, and those of the indexes it stands in. */
const placesOf = (item: Item): string[] => [
  `pk ${item.pk}`,
  ...INDEX_NAMES.flatMap((name) => (item[`${name}pk`] === undefined ? [] : [`${name} ${item[`${name}pk`]}`])),
];

/** The items by their ids, and where each lies, so that a partition is read without looking at the others. */
export class StoredItems extends Map<string, Item> {
  readonly #places: Places = new Map();

  override set(id: string, item: Item): this {
    this.#leave(id);
    for (const place of placesOf(item)) {
      const there = this.#places.get(place) ?? new Map<string, Item>();
      this.#places.set(place, there.set(id, item));
    }
    return super.set(id, item);
  }

  override delete(id: string): boolean {
    this.#leave(id);
    return super.delete(id);
  }

  /** The items of a partition, in no order. */
  partition(pk: string): Iterable<Item> {
    return this.#places.get(`pk ${pk}`)?.values() ?? [];
  }

  /** The items that stand in a partition of an index, in no order. */
  inIndex(name: IndexName, pk: string): Iterable<Item> {
    return this.#places.get(`${name} ${pk}`)?.values() ?? [];
  }

  #leave(id: string): void {
    const before = this.get(id);
    for (const place of before ? placesOf(before) : []) {
      const there = this.#places.get(place);
      there?.delete(id);
      if (there?.size === 0) this.#places.delete(place);
    }
  }
}
