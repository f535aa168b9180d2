import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { pushedPolicy } from '../policy-at-hand.ts';
import { type Looks, PATIENCE, type Whole } from './place.ts';

/** Which policy holds. */
export const lookAtPolicy = ({ output, policyVersion }: Whole): Looks<'policy'> => ({
  policy: async () => {
    const table = dynamoTable(new DynamoDBClient(PATIENCE), output('TableName'));
    const pushed = await pushedPolicy(table, { version: policyVersion, frame: JSON.parse(output('PolicyFrame')) });
    return { version: policyVersion, ...(pushed && { pushed }) };
  },
});
