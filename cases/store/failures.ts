import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { Permanent, Transient } from '#domain/failures.ts';
import { ConditionFailed, TryLater } from './table.ts';

/**
 * What a failure of DynamoDB asks for.
 * `condition`: another has changed the item. `again`: nothing was written, and deciding again at once can help.
 * `later`: it may help later, but not at once: either the cause lasts, or it is not known whether something was written.
 * `never`: repeating cannot help. `invalid`: the request itself is wrong; it is passed on as AWS named it.
 */
export type Decision = 'condition' | 'again' | 'later' | 'never' | 'invalid';

type Decisions = Readonly<Record<string, Decision>>;

const decisions = (groups: Partial<Record<Decision, string[]>>): Decisions =>
  Object.fromEntries(
    Object.entries(groups).flatMap(([decision, names]) => names.map((name) => [name, decision as Decision])),
  );

/**
 * Every failure that DynamoDB documents for the operations of the table.
 * Sources: Amazon DynamoDB Developer Guide, "Error handling with DynamoDB" (error messages and codes); API Reference, "Errors"
 * of GetItem, BatchGetItem, Query, PutItem, UpdateItem, DeleteItem and TransactWriteItems, and "Common Errors".
 */
export const FAILURES: Decisions = decisions({
  condition: ['ConditionalCheckFailedException'],
  // A write outside a transaction met one inside ("Transaction conflict handling"): nothing was written, no SDK repeats it.
  again: ['TransactionConflictException', 'ReplicatedWriteConflictException'],
  // What the SDK has repeated in vain already, so that no two layers multiply their repeats; and credentials that are renewed
  // before the next call.
  later: [
    ...['TransactionInProgressException', 'ProvisionedThroughputExceededException', 'ThrottlingException'],
    ...['ThrottledException', 'RequestLimitExceeded', 'LimitExceededException', 'InternalServerError'],
    ...['InternalServerException', 'InternalFailure', 'ServiceUnavailable', 'ServiceUnavailableException'],
    ...['RequestTimeout', 'RequestTimeoutException', 'TimeoutError', 'ExpiredTokenException', 'RequestExpired'],
  ],
  invalid: ['ValidationException'],
  // Collections of a limited size have only tables with local indexes, and none shrinks by waiting.
  never: [
    ...['SerializationException', 'IdempotentParameterMismatchException', 'ItemCollectionSizeLimitExceededException'],
    ...['ResourceNotFoundException', 'ResourceInUseException', 'AccessDeniedException', 'UnrecognizedClientException'],
    ...['IncompleteSignatureException', 'InvalidSignatureException', 'MissingAuthenticationTokenException'],
    ...['OptInRequired', 'KMSAccessDeniedException', 'InvalidEndpointException'],
  ],
});

/**
 * Why a transaction was cancelled, write by write.
 * Sources: API Reference, `TransactionCanceledException` (cancellation reason codes) and `BatchStatementError` (the whole list of codes).
 */
export const CANCELLATIONS: Decisions = decisions({
  condition: ['ConditionalCheckFailed'],
  again: ['TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError', 'RequestLimitExceeded'],
  later: ['InternalServerError'],
  never: ['ValidationError', 'ItemCollectionSizeLimitExceeded', 'AccessDenied', 'ResourceNotFound', 'DuplicateItem'],
});

const NO_REASON = 'None';

/**
 * A condition that did not hold comes first: whoever decides anew writes something else. Then what cannot be cured, since
 * repeating would meet it each time; a reason that nobody knows is such a one.
 */
const cancelled = (error: TransactionCanceledException): Error => {
  const codes = (error.CancellationReasons ?? []).map(({ Code = NO_REASON }) => Code);
  const reasons = codes.filter((code) => code !== NO_REASON);
  const asked = new Set(reasons.map((code) => CANCELLATIONS[code] ?? 'never'));
  const message = `Transaction cancelled: ${[...new Set(reasons)].join(', ') || 'no reason given'}`;
  if (asked.has('condition'))
    return new ConditionFailed(codes.flatMap((code, index) => (CANCELLATIONS[code] === 'condition' ? [index] : [])));
  if (asked.has('never')) return new Permanent(message, { cause: error });
  return asked.has('later') ? new TryLater(message, { cause: error }) : new Transient(message, { cause: error });
};

/** A failure of DynamoDB as ours. What is not of DynamoDB, such as a broken connection, is passed on as it is. */
export const asOurs = (error: unknown): unknown => {
  if (error instanceof TransactionCanceledException) return cancelled(error);
  if (error instanceof ConditionalCheckFailedException) return new ConditionFailed([0]);
  const { name } = (error ?? {}) as { name?: string };
  switch (name === undefined ? undefined : FAILURES[name]) {
    case 'condition':
      return new ConditionFailed([0]);
    case 'again':
      return new Transient(`${name}`, { cause: error });
    case 'later':
      return new TryLater(`${name}`, { cause: error });
    case 'never':
      return new Permanent(`${name}`, { cause: error });
    default:
      return error;
  }
};

/** Does something at the table; failures come as `asOurs` names them. */
export const withOurFailures = async <T>(action: () => Promise<T>): Promise<T> => {
  try {
    return await action();
  } catch (error) {
    throw asOurs(error);
  }
};
