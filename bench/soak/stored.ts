import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '#cases/store/table.ts';
import type { LocalRun } from '#local/local-run.ts';
import { dummyCredentials } from '#local/loopback.ts';

const settings = ({ endpointUrl, region }: LocalRun) => ({
  endpoint: endpointUrl,
  region,
  credentials: dummyCredentials,
  maxAttempts: 5,
});

/** Everything in the table: the only way to find what nothing points to. For a table of the emulator, of bounded size. */
export const everything = async (run: LocalRun): Promise<Item[]> => {
  const client = new DynamoDBClient(settings(run));
  const items: Item[] = [];
  let from: Record<string, never> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: run.tableName, ConsistentRead: true, ExclusiveStartKey: from }),
    );
    items.push(...(page.Items ?? []).map((item) => unmarshall(item) as Item));
    from = page.LastEvaluatedKey as Record<string, never> | undefined;
  } while (from);
  return items;
};

/** The status of every execution of the complaints' machine and of the follow-up's, by its name. */
export const statuses = async (run: LocalRun): Promise<Map<string, string>> => {
  const client = new SFNClient(settings(run));
  const found = new Map<string, string>();
  for (const stateMachineArn of [run.stateMachines.complaint, run.stateMachines.followUp]) {
    let nextToken: string | undefined;
    do {
      const page = await client.send(new ListExecutionsCommand({ stateMachineArn, nextToken }));
      for (const { name = '', status = '' } of page.executions ?? []) found.set(name, status);
      nextToken = page.nextToken;
    } while (nextToken);
  }
  return found;
};
