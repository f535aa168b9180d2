import { Transient } from '#domain/failures.ts';
/** The primary key of an item: everything about a case shares a partition. */
export type Key = { pk: string; sk: string };

/**
 * Keys of the three indexes. `gsi1` answers "whose?" (a person's open tasks, somebody's cases); `gsi2` "which kind, in
 * what order?" (queues by due date, cases by month, undone effects); `gsi3` "whose timer fires next, who is late?". All
 * hold keys only and are sparse.
 */
export const INDEX_NAMES = ['gsi1', 'gsi2', 'gsi3'] as const;
export type IndexName = (typeof INDEX_NAMES)[number];
export type IndexKeys = {
  gsi1pk?: string;
  gsi1sk?: string;
  gsi2pk?: string;
  gsi2sk?: string;
  gsi3pk?: string;
  gsi3sk?: string;
};

export type Item = Key & IndexKeys & Record<string, unknown>;

/**
 * One write. `ifAbsent` refuses to overwrite; `expect` lists the field values that must still hold, `absent` the
 * fields that must not be there, `atLeast` the numbers that must not be smaller. `add` counts a number of the item up, from nothing where it has none, whoever counts beside it.
 * `orNew` makes the item where there is none; without it an update is of something that is there.
 * `ttl` (epoch seconds) is an ordinary field of the item.
 */
export type Write =
  | { put: Item; ifAbsent?: boolean }
  | {
      update: Key;
      set?: Record<string, unknown>;
      add?: Record<string, number>;
      orNew?: true;
      remove?: string[];
      expect?: Record<string, unknown>;
      absent?: string[];
      atLeast?: Record<string, number>;
    }
  | { drop: Key };

/**
 * How writes are done. `apart`: each may be done by itself, which costs half of what a transaction does; whoever allows it bears that a call
 * that fails has done some of them.
 */
export type How = { apart?: boolean };

/** A condition of a write did not hold; `failed` lists the places of those writes. */
export class ConditionFailed extends Error {
  override readonly name = 'ConditionFailed';
  readonly failed: number[];
  constructor(failed: number[]) {
    super(`Condition of write ${failed.join(', ')} did not hold`);
    this.failed = failed;
  }
}

/**
 * The table failed for now, and repeating at once is wrong: the cause lasts longer, or nobody knows whether something was
 * written. Whoever called has to be called again.
 */
export class TryLater extends Transient {}

/** Whether a failure lets the same be tried again at once: nothing was written, and the cause passes quickly. */
export const isTransientNow = (error: unknown): boolean => error instanceof Transient && !(error instanceof TryLater);

/** Whether reading and deciding again can help: somebody was faster, or the table failed for the moment. */
export const isWorthRepeating = (error: unknown): boolean => error instanceof ConditionFailed || isTransientNow(error);

/** A key from an index, with its sort key there. */
export type Placed = Key & { place: string };

/** Which part of an index is read, and from which end. */
export type Range = { from?: string; to?: string; limit?: number; cursor?: string; descending?: boolean };

/** Which items of a partition are read, and from which end. */
export type QueryOptions = { from?: string; to?: string; limit?: number; descending?: boolean };

/**
 * The one port to storage. Two adapters: DynamoDB, and memory for tests. All writes of one call happen or none does, unless they may be done
 * apart.
 * Reads by key are strongly consistent; reads of an index are not.
 */
export type Table = {
  get(key: Key): Promise<Item | undefined>;
  /** Items of the keys that exist, in the order of the keys. */
  getMany(keys: Key[]): Promise<Item[]>;
  /**
   * All items of a partition whose sort key begins with `prefix`, or lies between `from` and `to` (both included) where those
   * are given in place of a prefix, in order.
   */
  query(pk: string, prefix?: string, options?: QueryOptions): Promise<Item[]>;
  /** Keys from an index, in order of its sort key, one page at a time. */
  index(name: IndexName, pk: string, range?: Range): Promise<{ keys: Placed[]; cursor?: string }>;
  /** How many items an index holds in a partition, or in a range of it, up to `limit`: that many stands for more as well. */
  count(name: IndexName, pk: string, range: { from?: string; to?: string; limit: number }): Promise<number>;
  write(writes: Write[], how?: How): Promise<void>;
  /** What the present run has read of cases, where the table keeps that in mind (cases/store/recall.ts). */
  recall?: Recall;
};

/** What one run of a function knows of cases: as it read them, and with what it has written since. */
type Recall = {
  /** Whether anything is kept in mind now: only within a run. */
  isOn(): boolean;
  /**
   * The items of a case that a change reads, by their sort keys, the same list as long as none of them changes; undefined where the run
   * has not read it whole.
   */
  itemsOf(pk: string): readonly Item[] | undefined;
  /** Begins a reading. @returns what keeps its result in mind, unless something was written of the case meanwhile */
  reading(pk: string): (items: Item[]) => void;
  /** Has a case read again by whoever asks for it next. */
  forget(caseId: string): void;
};
