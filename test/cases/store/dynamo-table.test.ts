import {
  type BatchGetItemCommand,
  type BatchWriteItemCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  type UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inBatches } from '#cases/store/dynamo-batches.ts';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { type Key, TryLater } from '#cases/store/table.ts';
import { Permanent, Transient } from '#domain/failures.ts';

const key = (sk: string): Key => ({ pk: 'P', sk });

/** A client whose calls are answered by `answer`; `sent` are the inputs, in order, and `at` when they came. */
const answering = <Command extends { input: object }>(answer: (input: Command['input'], call: number) => unknown) => {
  const sent: Command['input'][] = [];
  const at: number[] = [];
  const client = new DynamoDBClient({ region: 'eu-west-1' });
  vi.spyOn(client, 'send').mockImplementation((async (command: Command) => {
    at.push(Date.now());
    return answer(command.input, sent.push(command.input) - 1);
  }) as never);
  return { table: dynamoTable(client, 'T', inBatches), sent, at };
};

const keysOf = (input: BatchGetItemCommand['input']): Key[] =>
  (input.RequestItems?.['T']?.Keys ?? []).map((one) => unmarshall(one) as Key);

/** Reads no more than `most` keys of a call. */
const reading = (most: number) =>
  answering<BatchGetItemCommand>((input) => {
    const asked = keysOf(input).map((one) => marshall(one));
    const left = asked.slice(most);
    return {
      Responses: { T: asked.slice(0, most) },
      ...(left.length > 0 && { UnprocessedKeys: { T: { Keys: left } } }),
    };
  });

/** Writes no more than `most` of a call. */
const writing = (most: number) =>
  answering<BatchWriteItemCommand>((input) => {
    const left = (input.RequestItems?.['T'] ?? []).slice(most);
    return left.length > 0 ? { UnprocessedItems: { T: left } } : {};
  });

const settled = async <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => {});
  await vi.runAllTimersAsync();
  return promise;
};

/** Pauses pass at once, and are all of the same length. */
const withoutWaiting = () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
};

describe('many keys on DynamoDB', () => {
  withoutWaiting();

  it('Keys that DynamoDB leaves unread are asked for again after pauses that double, and none twice', async () => {
    const { table, sent, at } = reading(1);
    const items = await settled(table.getMany(['a', 'b', 'c', 'd'].map(key)));
    expect(items.map(({ sk }) => sk)).toEqual(['a', 'b', 'c', 'd']);
    expect(
      sent.map((input) =>
        keysOf(input)
          .map(({ sk }) => sk)
          .join(''),
      ),
    ).toEqual(['abcd', 'bcd', 'cd', 'd']);
    expect(at.slice(1).map((time, index) => time - (at[index] ?? 0))).toEqual([25, 50, 100]);
  });

  it('The pauses have a random length, so that readers who were turned away do not come back together', async () => {
    vi.spyOn(Math, 'random').mockReturnValueOnce(0.1).mockReturnValueOnce(0.9);
    const { table, at } = reading(1);
    await settled(table.getMany(['a', 'b', 'c'].map(key)));
    expect(at.slice(1).map((time, index) => time - (at[index] ?? 0))).toEqual([5, 90]);
  });

  it('Whoever asks is called again later where keys are left unread again and again', async () => {
    const { table, sent } = reading(0);
    const asked = settled(table.getMany([key('a')]));
    await expect(asked).rejects.toThrow(TryLater);
    await expect(asked).rejects.toThrow(Transient);
    expect(sent).toHaveLength(7);
  });

  it.each([
    [0, []],
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])('%i keys are asked for by hundreds', async (count, sizes) => {
    const { table, sent } = reading(100);
    const keys = Array.from({ length: count }, (_, n) => key(String(n)));
    expect(await settled(table.getMany(keys))).toEqual(keys);
    expect(sent.map((input) => keysOf(input).length)).toEqual(sizes);
  });

  it('A key that is asked for twice is refused, in one batch or in two', async () => {
    const { table, sent } = reading(100);
    const many = Array.from({ length: 100 }, (_, n) => key(String(n)));
    for (const keys of [
      [key('a'), key('a')],
      [...many, key('0')],
    ])
      await expect(table.getMany(keys)).rejects.toMatchObject({ name: 'ValidationException' });
    expect(sent).toHaveLength(0);
  });
});

describe('writes on DynamoDB', () => {
  const failing = (name: string) =>
    answering(() => {
      throw new DynamoDBServiceException({ name, $fault: 'client', message: '', $metadata: {} });
    }).table;

  it('A single write that met a transaction can be repeated at once', async () => {
    const write = failing('TransactionConflictException').write([{ put: key('a') }]);
    await expect(write).rejects.toThrow(new Transient('TransactionConflictException'));
    await expect(write).rejects.not.toBeInstanceOf(TryLater);
  });

  it('A write and a read that are not allowed are Permanent', async () => {
    const table = failing('AccessDeniedException');
    await expect(table.write([{ put: key('a') }])).rejects.toThrow(Permanent);
    await expect(table.get(key('a'))).rejects.toThrow(Permanent);
    await expect(table.query('P')).rejects.toThrow(Permanent);
    await expect(table.index('gsi1', 'P')).rejects.toThrow(Permanent);
    await expect(table.getMany([key('a')])).rejects.toThrow(Permanent);
  });

  it('An update names each field once, whatever its name, and every value and name it sends is used', async () => {
    const { table, sent } = answering<UpdateItemCommand>(() => ({}));
    await table.write([
      { update: key('a'), expect: { n: 1, 'a-b': 'x' }, set: { n: 2, 'a.b': 3, gone: undefined }, remove: ['a b'] },
    ]);
    expect(sent[0]).toMatchObject({
      UpdateExpression: 'SET #0 = :0, #1 = :1 REMOVE #2',
      ConditionExpression: 'attribute_exists(pk) AND #0 = :2 AND #3 = :3',
      ExpressionAttributeNames: { '#0': 'n', '#1': 'a.b', '#2': 'a b', '#3': 'a-b' },
      ExpressionAttributeValues: marshall({ ':0': 2, ':1': 3, ':2': 1, ':3': 'x' }),
    });
  });
});

describe('writes that may be done apart on DynamoDB', () => {
  withoutWaiting();
  const drops = (count: number) => Array.from({ length: count }, (_, n) => ({ drop: key(`n${n}`) }));

  it('Are one call for 25 of them', async () => {
    const { table, sent } = writing(25);
    await settled(table.write(drops(26), { apart: true }));
    expect(sent.map((input) => input.RequestItems?.['T']?.length)).toEqual([25, 1]);
  });

  it('Are asked for again where DynamoDB leaves some undone, and none twice', async () => {
    const { table, sent } = writing(2);
    await settled(table.write(drops(5), { apart: true }));
    expect(sent.map((input) => input.RequestItems?.['T']?.length)).toEqual([5, 3, 1]);
  });

  it('Are told of as undone where they are left again and again', async () => {
    await expect(settled(writing(0).table.write(drops(2), { apart: true }))).rejects.toThrow(TryLater);
  });

  it('Are one transaction where one has a condition, and one alone is what it is', async () => {
    const { table, sent } = answering<BatchWriteItemCommand>(() => ({}));
    await settled(table.write([...drops(1), { put: key('p'), ifAbsent: true }], { apart: true }));
    await settled(table.write(drops(1), { apart: true }));
    expect(sent.map((input) => Object.keys(input)[0])).toEqual(['TransactItems', 'TableName']);
  });
});
