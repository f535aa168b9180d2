import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { headIn } from '#cases/store/stream.ts';
import type { Item } from '#cases/store/table.ts';
import type { HistoryHead } from '#domain/case/signed-heads.ts';
import { log } from '#platform/log.ts';

/** A record that cannot be read is told and left: it must not hold up the heads of other cases. */
const headOf = ({ eventID, dynamodb }: DynamoDBRecord): HistoryHead[] => {
  try {
    const image = dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
    const head = image && headIn(unmarshall(image) as Item);
    return head ? [head] : [];
  } catch (error) {
    log('error', 'head unreadable', { eventID, error: error instanceof Error ? error.name : 'Error' });
    return [];
  }
};

/** The heads in a batch of the table's stream; every other change is none of ours. */
export const headsIn = (event: DynamoDBStreamEvent): HistoryHead[] => event.Records.flatMap(headOf);
