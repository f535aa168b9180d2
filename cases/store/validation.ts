import type { Key } from './table.ts';

/** A request that DynamoDB refuses whatever the table holds, by the name that DynamoDB gives it. Repeating cannot help. */
export class ValidationException extends Error {
  override readonly name = 'ValidationException';
}

export const idOf = ({ pk, sk }: Key): string => `${pk}\u0000${sk}`;

/** @throws ValidationException where a key is there twice (API Reference, BatchGetItem and TransactWriteItems) */
export const refuseRepeatedKeys = (
  keys: readonly Key[],
  message = 'Provided list of item keys contains duplicates',
) => {
  if (new Set(keys.map(idOf)).size < keys.length) throw new ValidationException(message);
};

type SortKeys = { prefix: string; from?: string | undefined; to?: string | undefined };

/**
 * @throws ValidationException where sort keys are asked for by a prefix and by a range: a key condition holds one of them
 * (Developer Guide, "Key condition expressions for the Query operation")
 */
export const refuseTwoConditions = ({ prefix, from, to }: SortKeys): void => {
  if (prefix && (from !== undefined || to !== undefined))
    throw new ValidationException('KeyConditionExpressions must only contain one condition per key');
};
