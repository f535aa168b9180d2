import { INDEX_NAMES, type IndexName, type Item } from '../table.ts';
import { inOrder } from './order.ts';

/** The items that lie in one place, and these in the order of their sort keys as long as none came or went. */
type Place = { items: Map<string, Item>; ordered?: Item[] | undefined };

/** Everything that leads to an item: its partition, and those of the indexes it stands in. */
const placesOf = (item: Item): string[] => [
  `pk ${item.pk}`,
  ...INDEX_NAMES.flatMap((name) => (item[`${name}pk`] === undefined ? [] : [`${name} ${item[`${name}pk`]}`])),
];

/** The items by their ids, and where each lies, so that a partition is read without looking at the others. */
export class StoredItems extends Map<string, Item> {
  readonly #places = new Map<string, Place>();

  override set(id: string, item: Item): this {
    this.#leave(id);
    for (const name of placesOf(item)) {
      const place = this.#places.get(name) ?? { items: new Map<string, Item>() };
      place.items.set(id, item);
      place.ordered = undefined;
      this.#places.set(name, place);
    }
    return super.set(id, item);
  }

  override delete(id: string): boolean {
    this.#leave(id);
    return super.delete(id);
  }

  /** The items of a partition, by their sort keys. */
  partition(pk: string): readonly Item[] {
    const place = this.#places.get(`pk ${pk}`);
    if (!place) return [];
    place.ordered ??= [...place.items.values()].sort((a, b) => inOrder(a.sk, b.sk));
    return place.ordered;
  }

  /** The items that stand in a partition of an index, in no order. */
  inIndex(name: IndexName, pk: string): Iterable<Item> {
    return this.#places.get(`${name} ${pk}`)?.items.values() ?? [];
  }

  #leave(id: string): void {
    const before = this.get(id);
    for (const name of before ? placesOf(before) : []) {
      const place = this.#places.get(name);
      if (!place) continue;
      place.items.delete(id);
      place.ordered = undefined;
      if (place.items.size === 0) this.#places.delete(name);
    }
  }
}
