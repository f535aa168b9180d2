import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '#cases/store/table.ts';

/** The arguments of an `updateItem` of a state machine, as far as ours use them. */
export type UpdateItem = {
  UpdateExpression?: string;
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, AttributeValue>;
};

const SET = /^SET (.+)$/;
const PLAIN = /^(#\w+) = (:\w+)$/;
const UNLESS_THERE = /^(#\w+) = if_not_exists\((#\w+), (:\w+)\)$/;
const ONE_OF = /^(#\w+) IN \(((?::\w+)(?:, :\w+)*)\)$/;

const unknown = (text: string): Error => new Error(`DynamoDb.ValidationException: ${text}`);

/**
 * What an `updateItem` of a state machine does to an item: the fields that it sets; undefined where its condition does not hold.
 * Expressions that none of ours are written in are refused.
 */
export const updateOf = (given: UpdateItem, item: Item | undefined): Record<string, unknown> | undefined => {
  const {
    UpdateExpression = '',
    ConditionExpression,
    ExpressionAttributeNames: names = {},
    ExpressionAttributeValues = {},
  } = given;
  const values = unmarshall(ExpressionAttributeValues);
  const nameAt = (placeholder = ''): string => {
    const name = names[placeholder];
    if (name === undefined) throw unknown(`no name ${placeholder}`);
    return name;
  };
  const valueAt = (placeholder = ''): unknown => {
    if (!(placeholder in values)) throw unknown(`no value ${placeholder}`);
    return values[placeholder];
  };
  if (ConditionExpression !== undefined) {
    const [, field, among] = ONE_OF.exec(ConditionExpression) ?? [];
    if (among === undefined) throw unknown(ConditionExpression);
    if (!among.split(', ').map(valueAt).includes(item?.[nameAt(field)])) return undefined;
  }
  const [, assignments] = SET.exec(UpdateExpression) ?? [];
  if (assignments === undefined) throw unknown(UpdateExpression);
  // A comma inside of parentheses parts no two assignments.
  const parts = assignments.split(/, (?![^(]*\))/).map((part): [string, unknown] => {
    const [, field, value] = PLAIN.exec(part) ?? [];
    if (value !== undefined) return [nameAt(field), valueAt(value)];
    const [, at, before, otherwise] = UNLESS_THERE.exec(part) ?? [];
    if (otherwise === undefined) throw unknown(part);
    return [nameAt(at), item?.[nameAt(before)] ?? valueAt(otherwise)];
  });
  return Object.fromEntries(parts);
};
