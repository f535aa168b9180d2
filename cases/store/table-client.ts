import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** So often a call is tried, as the SDK waits between tries. */
const ATTEMPTS = 4;

/**
 * A client of the table, for the life of a process. The SDK copies what was asked and answered, without what is sensitive, for a logger
 * that we do not give it: a third of what a query costs. So that step is taken out. The others are put in their order once for each
 * operation, and not for each call: nobody changes them later.
 */
export const tableClient = (): DynamoDBClient => {
  const client = new DynamoDBClient({ maxAttempts: ATTEMPTS, cacheMiddleware: true });
  client.middlewareStack.remove('loggerMiddleware');
  return client;
};
