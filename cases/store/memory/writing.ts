import { isDeepStrictEqual } from 'node:util';
import { Permanent } from '#domain/failures.ts';
import { afterWrite, keyOf } from '../after-write.ts';
import { itemSize } from '../item-size.ts';
import { ConditionFailed, type Item, type Write } from '../table.ts';
import { idOf, ValidationException } from '../validation.ts';
import { refuseItem, refuseLargeTransaction, refuseWrites } from './refusals.ts';
import { storedValue } from './values.ts';

type Items = Map<string, Item>;
/** A write as it was checked: what it does to the item that is there. */
type Planned = { id: string; before: Item | undefined; after: Item | undefined };

const holds = (write: Write, current: Item | undefined): boolean => {
  if ('put' in write) return !(write.ifAbsent && current);
  if ('drop' in write) return true;
  if (write.orNew && !current && !write.expect) return true;
  // What is not there equals nothing: a condition on an attribute that is absent does not hold.
  return (
    current !== undefined &&
    Object.entries(write.expect ?? {}).every(
      ([field, value]) => field in current && isDeepStrictEqual(current[field], value),
    ) &&
    (write.absent ?? []).every((field) => !(field in current)) &&
    // A comparison with what is not there, or with a value of another type, does not hold.
    Object.entries(write.atLeast ?? {}).every(([field, least]) => {
      const value = current[field];
      return typeof value === 'number' && value >= least;
    })
  );
};

/** The write with copies of its values, which nobody outside can change any more. */
const copied = (write: Write): Write => {
  if ('put' in write) {
    const put = Object.freeze(storedValue(write.put) as Item);
    refuseItem(put);
    return { ...write, put };
  }
  if ('drop' in write) return write;
  const { set, expect } = write;
  return {
    ...write,
    ...(set && { set: storedValue(set) as Item }),
    ...(expect && { expect: storedValue(expect) as Item }),
  };
};

/** Whether an item that an update makes is refused. */
const isRefused = (write: Write, item: Item | undefined): boolean => {
  if (!item || !('update' in write)) return false;
  try {
    refuseItem(item);
    return false;
  } catch {
    return true;
  }
};

/** As DynamoDB: what only the stored item shows to be wrong cancels a transaction; alone it is refused. */
const refuseResults = (writes: Write[], plan: Planned[]): void => {
  const refused = writes.flatMap((write, index) => (isRefused(write, plan[index]?.after) ? [index] : []));
  if (refused.length === 0) return;
  if (writes.length > 1) throw new Permanent('Transaction cancelled: ValidationError');
  throw new ValidationException('The update makes an item that cannot be stored');
};

/**
 * Stores all of the writes or none.
 * @throws ValidationException for what DynamoDB refuses as such
 * @throws Permanent for a transaction that DynamoDB cancels because of what an update would make of an item
 * @throws ConditionFailed
 */
export const writeAll = (items: Items, asked: readonly Write[]): void => {
  refuseWrites(asked);
  const writes = asked.map(copied);
  const plan = writes.map((write): Planned => {
    const id = idOf(keyOf(write));
    const before = items.get(id);
    const next = afterWrite(write, before);
    return { id, before, after: next && Object.freeze(next) };
  });
  refuseLargeTransaction(plan.map(({ before, after: next }) => Math.max(itemSize(before), itemSize(next))));
  const failed = writes.flatMap((write, index) => (holds(write, plan[index]?.before) ? [] : [index]));
  if (failed.length > 0) throw new ConditionFailed(failed);
  refuseResults(writes, plan);
  for (const { id, after: next } of plan)
    if (next) items.set(id, next);
    else items.delete(id);
};
