import { keyOf } from '../after-write.ts';
import { itemSize } from '../item-size.ts';
import { INDEX_NAMES, type Item, type Key, type Write } from '../table.ts';
import { refuseRepeatedKeys, ValidationException } from '../validation.ts';

/**
 * What DynamoDB refuses. Sources: Developer Guide, "Constraints in Amazon DynamoDB" and "Service, account, and table quotas"
 * (keys, items, expressions); API Reference, TransactWriteItems (writes and size of a transaction).
 */
const LONGEST = { pk: 2048, sk: 1024 } as const;
const LARGEST_ITEM = 400 * 1024;
const MOST_WRITES = 100;
const LARGEST_TRANSACTION = 4 * 1024 * 1024;

type Half = keyof typeof LONGEST;

/** @throws ValidationException for a half of a key that is not text, is empty or too long: 2048 bytes of `pk`, 1024 of `sk` */
export const refuseKeyPart = (half: Half, value: unknown, name: string = half): void => {
  if (typeof value !== 'string') throw new ValidationException(`Type mismatch for key ${name} expected: S`);
  if (value === '')
    throw new ValidationException(
      `The AttributeValue for a key attribute cannot contain an empty string value: ${name}`,
    );
  if (Buffer.byteLength(value) > LONGEST[half])
    throw new ValidationException(`Size of key ${name} has exceeded the maximum size limit of ${LONGEST[half]} bytes`);
};

export const refuseKey = ({ pk, sk }: Key): void => {
  refuseKeyPart('pk', pk);
  refuseKeyPart('sk', sk);
};

/** An index takes an item with both its keys; one that is there has to be such a key even where the other is absent. */
const refuseIndexKeys = (item: Item): void => {
  for (const name of INDEX_NAMES)
    for (const half of ['pk', 'sk'] as const) {
      const field = `${name}${half}` as const;
      if (field in item) refuseKeyPart(half, item[field], field);
    }
};

/** @throws ValidationException for an item that no table takes: wrong index keys, or more than 400 KB */
export const refuseItem = (item: Item): void => {
  refuseIndexKeys(item);
  if (itemSize(item) > LARGEST_ITEM) throw new ValidationException('Item size has exceeded the maximum allowed size');
};

type Update = Extract<Write, { update: Key }>;

/** An update says something, says it once of each field, and leaves the key alone (API Reference, UpdateItem). */
const refuseUpdate = ({ set = {}, add = {}, remove = [] }: Update): void => {
  const fields = [...Object.keys(set), ...Object.keys(add), ...remove];
  if (fields.length === 0) throw new ValidationException('Invalid UpdateExpression: The expression can not be empty');
  if (fields.includes('pk') || fields.includes('sk'))
    throw new ValidationException('Cannot update attribute. This attribute is part of the key');
  const twice = fields.find((field, index) => fields.indexOf(field) !== index);
  if (twice !== undefined)
    throw new ValidationException(
      `Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one: ${twice}`,
    );
  if (fields.includes('')) throw new ValidationException('An attribute name is not empty');
};

/** @throws ValidationException for what is refused whatever the table holds */
export const refuseWrites = (writes: readonly Write[]): void => {
  if (writes.length > MOST_WRITES)
    throw new ValidationException(`Member must have length less than or equal to ${MOST_WRITES}`);
  for (const write of writes) {
    refuseKey(keyOf(write));
    if ('update' in write) refuseUpdate(write);
  }
  refuseRepeatedKeys(writes.map(keyOf), 'Transaction request cannot include multiple operations on one item');
};

/** @throws ValidationException where the items of a transaction are larger than 4 MB together, as they are or as they become */
export const refuseLargeTransaction = (sizes: readonly number[]): void => {
  const size = sizes.reduce((sum, one) => sum + one, 0);
  if (sizes.length > 1 && size > LARGEST_TRANSACTION)
    throw new ValidationException('The aggregate size of the items in the transaction exceeds 4 MB');
};
