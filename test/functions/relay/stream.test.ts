import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { worksOf } from '#functions/relay/stream.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';

type Image = Record<string, AttributeValue>;

const change = (eventName: 'INSERT' | 'MODIFY' | 'REMOVE', before?: object, after?: object): DynamoDBRecord =>
  ({
    eventName,
    dynamodb: {
      ...(before && { OldImage: marshall(before) as Image }),
      ...(after && { NewImage: marshall(after) as Image }),
    },
  }) as DynamoDBRecord;

const pk = `CASE#${CASE_ID}`;
const outbox = {
  pk,
  sk: 'OUTBOX#000001-00',
  effect: 'start',
  machine: 'complaint',
  cycle: 1,
  caseId: CASE_ID,
  effectId: '000001-00',
};
const taskId = `${CASE_ID}.examine.1`;
const task = (status: string) => ({ pk, sk: `TASK#${taskId}`, taskId, caseId: CASE_ID, status });

describe('the stream of the table', () => {
  it('The stream asks for new effects and opened tasks, in their order', () => {
    const Records = [
      change('INSERT', undefined, outbox),
      change('MODIFY', task('planned'), task('open')),
      change('INSERT', undefined, { ...outbox, sk: 'OUTBOX#000002-00', effectId: '000002-00' }),
    ];
    expect(worksOf({ Records })).toMatchObject([
      { what: 'effect', caseId: CASE_ID, item: { effect: 'start', cycle: 1, effectId: '000001-00' } },
      { what: 'task-opened', caseId: CASE_ID, taskId },
      { what: 'effect', item: { effectId: '000002-00' } },
    ]);
  });

  it.each([
    ['an effect that was put off', change('MODIFY', outbox, { ...outbox, attempts: 1 })],
    ['an effect that was dropped', change('REMOVE', outbox)],
    ['a planned task', change('INSERT', undefined, task('planned'))],
    ['a task opened again by a redrive', change('MODIFY', task('open'), task('open'))],
    ['a decided task', change('MODIFY', task('open'), task('decided'))],
    ['any other item', change('INSERT', undefined, { pk, sk: 'CASE' })],
  ])('The stream asks for nothing at %s', (_, record) => {
    expect(worksOf({ Records: [record] })).toEqual([]);
  });
});
