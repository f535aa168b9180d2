import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import type { Table } from '#cases/store/table.ts';
import { Advice } from '#local/progress.ts';
import type { Frame } from '#policy/fit.ts';
import { principalAtHand } from '../../evidence/by-principal.ts';
import { outputsOf } from '../../stack-outputs.ts';

/** A deployed stack, as far as its policy is concerned. */
export type PolicyStack = {
  table: Table;
  /** Version of the policy that it was deployed with, and what it was made from. */
  deployed: string;
  frame: Frame;
  /** The principal of AWS that the shell is. */
  who: () => Promise<string>;
};

/** @param named file that "cdk deploy --outputs-file" wrote; the local run that is up if not given */
export const stackAtHand = (named: string | undefined): PolicyStack => {
  const { output } = outputsOf(named);
  const region = output('HistoryKeyArn').split(':')[3] ?? '';
  return {
    table: dynamoTable(new DynamoDBClient({ region, maxAttempts: 8 }), output('TableName')),
    deployed: output('PolicyVersion'),
    frame: JSON.parse(output('PolicyFrame')) as Frame,
    who: async () => {
      const principal = await principalAtHand('policy', region);
      if (!principal) throw new Advice('AWS does not know who you are: look at your credentials. Nothing is changed.');
      return principal;
    },
  };
};
