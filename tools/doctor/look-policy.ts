import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { staffState } from '#cases/store/staff.ts';
import { type Frame, fitOfFrame } from '#policy/fit.ts';
import { type Looks, PATIENCE, type Whole } from './place.ts';

/** Which policy holds. */
export const lookAtPolicy = ({ output, policyVersion }: Whole): Looks<'policy'> => ({
  policy: async () => {
    const { policy } = await staffState(dynamoTable(new DynamoDBClient(PATIENCE), output('TableName')));
    if (!policy) return { version: policyVersion };
    const { version } = policy;
    const fits = version === policyVersion || policy.fits === fitOfFrame(JSON.parse(output('PolicyFrame')) as Frame);
    return { version: policyVersion, pushed: { version, fits } };
  },
});
