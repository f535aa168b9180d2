import type { Differences } from '#test/support/table-contract/contract.ts';

/** What the engines do otherwise than AWS (docs/decisions/036). Each entry is tried: one that is mended upstream fails its test. */
export const DIFFERENCES: Record<'emulator' | 'moto', Differences> = {
  emulator: {
    takes: [
      'an index key over 2048 bytes',
      'a sort key of an index over 1024 bytes',
      'an update to an index key over 1024 bytes',
      'an update that sets and removes a field',
      'an update that sets a field and adds to it',
      'an update that removes a field twice',
    ],
  },
  moto: {
    takes: [
      'a number as an index key',
      'a key to drop that is empty',
      'one of many keys to read that is empty',
      'a value that is a number of 39 digits',
      'a value that is nested deeper than 32 levels',
      'a transaction over 4 MB',
      'an update to an empty index key',
      'an update to an empty index key in a transaction',
      'an update to an index key that is a number',
      'an update to an index key over 1024 bytes',
      'a query that ends before it begins',
      'a range of an index that ends before it begins',
      // It fails with an error of its own.
      'a query for nothing',
      'a page of an index of no rows',
      'a cursor of another partition of an index',
    ],
  },
};
