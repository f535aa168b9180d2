import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { effectsIn } from '#cases/store/stream.ts';
import type { Item, Table } from '#cases/store/table.ts';
import type { Work } from '#functions/relay/relay.ts';
import { isPlace, shapeName, shapes, withoutPlace } from '#test/stored-shapes/shapes.ts';

type Fields = Record<string, z.ZodMiniType>;

/** The schemas of the fields of a shape, where whether something has it is a question of each field by itself; undefined elsewhere. */
const fieldsOf = (schema: z.ZodMiniType | undefined): Fields | undefined =>
  schema instanceof z.ZodMiniObject && !schema.def.checks?.length ? (schema.shape as Fields) : undefined;

const fits = (fields: Fields, field: string, value: unknown): boolean =>
  Object.hasOwn(fields, field) && z.safeParse(fields[field] ?? z.never(), value).success;

/** Whether an item has its shape because it had it before, and the fields that are others now have theirs. */
const keepsShape = (before: Item, after: Item): boolean => {
  const fields = fieldsOf(shapes.get(shapeName(before)));
  if (!fields || before['type'] !== after['type'] || before['effect'] !== after['effect']) return false;
  if (Object.keys(before).some((field) => !(field in after))) return false;
  return Object.entries(after).every(
    ([field, value]) => value === before[field] || isPlace(field) || fits(fields, field, value),
  );
};

/**
 * Whatever the real use cases store has the shape that its schema says (test/stored-shapes).
 * @param before what was there, in its shape: only what is different since is looked at
 */
const demandShape = (item: Item, before: Item | undefined): void => {
  if (before && keepsShape(before, item)) return;
  const name = shapeName(item);
  const { error } = z.safeParse(shapes.get(name) ?? z.never(), withoutPlace(item));
  if (error) throw new Error(`${item.sk} is no ${name}: ${z.prettifyError(error)}`);
};

const worksOf = (before: Item | undefined, after: Item | undefined): Work[] => {
  const added = !before && after ? effectsIn(after) : [];
  const works: Work[] = added.map((item) => ({ what: 'effect', caseId: item.caseId, item }));
  if (after?.sk.startsWith('TASK#') && before?.['status'] === 'planned' && after['status'] === 'open')
    works.push({ what: 'task-opened', caseId: String(after['caseId']), taskId: String(after['taskId']) });
  return works;
};

/** What the table's stream says of a change, as far as the relay is told (infra/constructs/relay.ts): of effects, and of tasks. */
const recordOf = (before: Item | undefined, after: Item): DynamoDBRecord | undefined => {
  const isNews = before ? after.sk.startsWith('TASK#') && before['status'] !== after['status'] : isEffect(after);
  if (!isNews) return undefined;
  const image = (item: Item) => marshall(item, { removeUndefinedValues: true }) as never;
  return {
    eventName: before ? 'MODIFY' : 'INSERT',
    dynamodb: { NewImage: image(after), ...(before && { OldImage: image(before) }) },
  };
};

const isEffect = ({ sk }: Item): boolean => sk.startsWith('OUTBOX#');

/** The table with its stream: `notify` hears of every write what the relay would hear. */
export const withStream = (table: Table, notify: (work: Work) => void): Table =>
  watched(table, (before, after) => {
    for (const work of worksOf(before, after)) notify(work);
  });

/** The table with its stream, record by record. */
export const withRecords = (table: Table, notify: (record: DynamoDBRecord, caseId: string) => void): Table =>
  watched(table, (before, after) => {
    const record = after && recordOf(before, after);
    if (record) notify(record, String(after['caseId']));
  });

type Change = (before: Item | undefined, after: Item | undefined) => void;

const watched = (table: Table, changed: Change): Table => ({
  ...table,
  write: async (writes, how) => {
    const keys = writes.map((write) => ('put' in write ? write.put : 'update' in write ? write.update : write.drop));
    const before = await Promise.all(keys.map((key) => table.get(key)));
    await table.write(writes, how);
    for (const [index, key] of keys.entries()) {
      const after = await table.get(key);
      if (after) demandShape(after, before[index]);
      changed(before[index], after);
    }
  },
});
