import {
  DeleteItemCommand,
  PutItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Key, Write } from './table.ts';
import { ValidationException } from './validation.ts';

/**
 * Values as DynamoDB takes them; fields that are undefined are left out.
 * @throws ValidationException for what cannot be stored, such as an instance of a class, without the value itself: logs keep it
 */
export const toAttributes = (value: Record<string, unknown>) => {
  try {
    return marshall(value, { removeUndefinedValues: true });
  } catch {
    throw new ValidationException('A value cannot be stored');
  }
};
export const keyOf = ({ pk, sk }: Key) => toAttributes({ pk, sk });

/**
 * Placeholders for what an expression names. They are numbered: a field's own name may hold signs that no placeholder may, and
 * an expression holds 4 KB at most (Developer Guide, "Constraints in Amazon DynamoDB", expression parameters).
 */
const placeholders = <T>(sign: '#' | ':') => {
  const used = new Map<string, T>();
  return {
    of: (value: T): string => {
      const known = sign === '#' ? [...used].find(([, one]) => one === value)?.[0] : undefined;
      const name = known ?? `${sign}${used.size}`;
      used.set(name, value);
      return name;
    },
    all: (): Record<string, T> | undefined => (used.size > 0 ? Object.fromEntries(used) : undefined),
  };
};

const updateOf = (write: Extract<Write, { update: Key }>) => {
  const names = placeholders<string>('#');
  const values = placeholders<unknown>(':');
  const equal = ([field, value]: [string, unknown]) => `${names.of(field)} = ${values.of(value)}`;
  const sets = Object.entries(write.set ?? {})
    .filter(([, value]) => value !== undefined)
    .map(equal);
  const adds = Object.entries(write.add ?? {}).map(([field, value]) => `${names.of(field)} ${values.of(value)}`);
  const removes = (write.remove ?? []).map(names.of);
  const conditions = [
    ...Object.entries(write.expect ?? {}).map(equal),
    ...(write.absent ?? []).map((field) => `attribute_not_exists(${names.of(field)})`),
    ...Object.entries(write.atLeast ?? {}).map(([field, value]) => `${names.of(field)} >= ${values.of(value)}`),
  ];
  const all = [...(write.orNew ? [] : ['attribute_exists(pk)']), ...conditions];
  const expression = [
    ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
    ...(adds.length > 0 ? [`ADD ${adds.join(', ')}`] : []),
    ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
  ].join(' ');
  const [allNames, allValues] = [names.all(), values.all()];
  return {
    Key: keyOf(write.update),
    UpdateExpression: expression,
    ...(all.length > 0 && { ConditionExpression: all.join(' AND ') }),
    ...(allNames && { ExpressionAttributeNames: allNames }),
    ...(allValues && { ExpressionAttributeValues: toAttributes(allValues) }),
  };
};

const ABSENT = { ConditionExpression: 'attribute_not_exists(pk)' };

const inTransaction = (TableName: string, write: Write): TransactWriteItem => {
  if ('put' in write) return { Put: { TableName, Item: toAttributes(write.put), ...(write.ifAbsent && ABSENT) } };
  if ('update' in write) return { Update: { TableName, ...updateOf(write) } };
  return { Delete: { TableName, Key: keyOf(write.drop) } };
};

/** The command that stores all of the writes or none. One write needs no transaction, which costs twice the units. */
export const writeCommand = (TableName: string, writes: readonly Write[]) => {
  const [write] = writes;
  if (!write || writes.length > 1)
    return new TransactWriteItemsCommand({ TransactItems: writes.map((one) => inTransaction(TableName, one)) });
  if ('put' in write)
    return new PutItemCommand({ TableName, Item: toAttributes(write.put), ...(write.ifAbsent && ABSENT) });
  if ('update' in write) return new UpdateItemCommand({ TableName, ...updateOf(write) });
  return new DeleteItemCommand({ TableName, Key: keyOf(write.drop) });
};
