import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { OutboxItem } from '#cases/store/outbox.ts';
import type { Item } from '#cases/store/table.ts';
import type { Task } from '#domain/case/case.ts';
import type { Work } from './relay.ts';

const itemOf = (image: NonNullable<DynamoDBRecord['dynamodb']>['NewImage']): Item | undefined =>
  image && (unmarshall(image as Record<string, AttributeValue>) as Item);

const workOf = ({ eventName, dynamodb }: DynamoDBRecord): Work[] => {
  const after = itemOf(dynamodb?.NewImage);
  if (eventName === 'INSERT' && after?.sk.startsWith('OUTBOX#')) {
    const item = after as unknown as OutboxItem;
    return [{ what: 'effect', caseId: item.caseId, item }];
  }
  if (eventName !== 'MODIFY' || !after?.sk.startsWith('TASK#')) return [];
  const task = after as unknown as Task;
  const wasPlanned = itemOf(dynamodb?.OldImage)?.['status'] === 'planned';
  return wasPlanned && task.status === 'open'
    ? [{ what: 'task-opened', caseId: task.caseId, taskId: task.taskId }]
    : [];
};

/** The work in a batch of the table's stream, in its order; every other change of the table is none of the relay's. */
export const worksOf = (event: DynamoDBStreamEvent): Work[] => event.Records.flatMap(workOf);
