import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { effectsIn, openedTaskIn } from '#cases/store/stream.ts';
import type { Item } from '#cases/store/table.ts';
import type { Work } from './relay.ts';

const itemOf = (image: NonNullable<DynamoDBRecord['dynamodb']>['NewImage']): Item | undefined =>
  image && (unmarshall(image as Record<string, AttributeValue>) as Item);

const workOf = ({ eventName, dynamodb }: DynamoDBRecord): Work[] => {
  const after = itemOf(dynamodb?.NewImage);
  if (!after) return [];
  if (eventName === 'INSERT') return effectsIn(after).map((item) => ({ what: 'effect', caseId: item.caseId, item }));
  const task = eventName === 'MODIFY' ? openedTaskIn(itemOf(dynamodb?.OldImage), after) : undefined;
  return task ? [{ what: 'task-opened', caseId: task.caseId, taskId: task.taskId }] : [];
};

/** The work in a batch of the table's stream, in its order; every other change of the table is none of the relay's. */
export const worksOf = (event: DynamoDBStreamEvent): Work[] => event.Records.flatMap(workOf);
