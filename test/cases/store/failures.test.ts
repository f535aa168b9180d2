import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { asOurs, CANCELLATIONS, type Decision, FAILURES } from '#cases/store/failures.ts';
import { ConditionFailed, isWorthRepeating, TryLater } from '#cases/store/table.ts';
import { Permanent, Transient } from '#domain/failures.ts';
import { classify } from '#platform/lambda-handler.ts';

const failure = (name: string) =>
  new DynamoDBServiceException({ name, $fault: 'client', message: 'of Ana', $metadata: {} });

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

/** What becomes of a failure: at the store, which decides anew at once or not, and at the state machine. */
const RESULTS: Record<Decision, { atOnce: boolean; stateMachine: 'Transient' | 'Permanent' }> = {
  condition: { atOnce: true, stateMachine: 'Permanent' },
  again: { atOnce: true, stateMachine: 'Transient' },
  later: { atOnce: false, stateMachine: 'Transient' },
  never: { atOnce: false, stateMachine: 'Permanent' },
  invalid: { atOnce: false, stateMachine: 'Permanent' },
};

const check = (error: unknown, decision: Decision) => {
  const { atOnce, stateMachine } = RESULTS[decision];
  expect(isWorthRepeating(error)).toBe(atOnce);
  const classified = classify(error);
  expect(classified.name).toBe(stateMachine);
  expect(classified.message).not.toContain('Ana');
};

describe('failures of DynamoDB', () => {
  it.each(Object.entries(FAILURES))('%s is answered by: %s', (name, decision) =>
    check(asOurs(failure(name)), decision),
  );

  it.each(Object.entries(CANCELLATIONS))('A transaction cancelled for %s is answered by: %s', (code, decision) =>
    check(asOurs(cancelled('None', code)), decision),
  );

  it.each<[string, Decision]>([
    ['TransactionConflictException', 'again'],
    ['ProvisionedThroughputExceededException', 'later'],
    ['RequestLimitExceeded', 'later'],
    ['InternalServerError', 'later'],
    ['TransactionInProgressException', 'later'],
    ['ItemCollectionSizeLimitExceededException', 'never'],
    ['IdempotentParameterMismatchException', 'never'],
    ['AccessDeniedException', 'never'],
    ['ResourceNotFoundException', 'never'],
    ['ValidationException', 'invalid'],
  ])('The decision on %s is: %s', (name, decision) => expect(FAILURES[name]).toBe(decision));

  it.each<[string[], Decision]>([
    [['TransactionConflict', 'ValidationError'], 'never'],
    [['TransactionConflict', 'ThrottlingError'], 'again'],
    [['InternalServerError', 'TransactionConflict'], 'later'],
    [['ValidationError', 'ConditionalCheckFailed'], 'condition'],
    [['SomethingNew'], 'never'],
    [['SomethingNew', 'TransactionConflict'], 'never'],
    [['None', 'None'], 'again'],
    [[], 'again'],
  ])('A transaction cancelled for %j is answered by: %s', (codes, decision) =>
    check(asOurs(cancelled(...codes)), decision),
  );

  it('Whoever asks is told which conditions did not hold, in a transaction and of a single write', () => {
    const several = asOurs(
      cancelled('None', 'ConditionalCheckFailed', 'TransactionConflict', 'ConditionalCheckFailed'),
    );
    expect(several).toEqual(new ConditionFailed([1, 3]));
    const single = new ConditionalCheckFailedException({ $metadata: {}, message: 'The conditional request failed' });
    expect(asOurs(single)).toEqual(new ConditionFailed([0]));
  });

  it('A refused request keeps the name that AWS gives it, and every other failure keeps its cause', () => {
    expect(asOurs(failure('ValidationException'))).toMatchObject({ name: 'ValidationException' });
    const denied = failure('AccessDeniedException');
    expect(asOurs(denied)).toMatchObject({ name: 'Permanent', cause: denied });
    expect(asOurs(denied)).toBeInstanceOf(Permanent);
  });

  it('What may have been written is not decided anew at once, though it is a Transient', () => {
    const unclear = asOurs(failure('InternalServerError'));
    expect(unclear).toBeInstanceOf(TryLater);
    expect(unclear).toBeInstanceOf(Transient);
  });

  it.each([new Error('socket hang up'), Object.assign(new Error('reset'), { code: 'ECONNRESET' }), undefined, 'text'])(
    'What is not of DynamoDB is passed on as it is: %s',
    (error) => expect(asOurs(error)).toBe(error),
  );
});
