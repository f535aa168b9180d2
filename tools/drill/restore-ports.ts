import {
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  RestoreTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { clock } from '#domain/time.ts';
import { publicKeyOf } from '#platform/aws/history-key.ts';
import { kms, objects } from '#platform/environment.ts';
import { PATIENCE, type Whole } from '../doctor/place.ts';
import { anchorsIn } from '../verify-history/anchors-in.ts';
import { DrillFailed } from './bench.ts';
import { compareCopy, type Which } from './compare-copy.ts';
import { MARK, type RestorePorts } from './restore.ts';

type Asked = {
  whole: Whole;
  which: Pick<Which, 'from' | 'most'>;
  mayRemove: RestorePorts['mayRemove'];
};

/** DynamoDB as it is in an account, or on an emulator. */
export const restorePorts = ({ whole, which, mayRemove }: Asked): RestorePorts => {
  const { output, local } = whole;
  const client = new DynamoDBClient(PATIENCE);
  const TableName = output('TableName');
  return {
    mayRemove,
    latest: async () => {
      const { ContinuousBackupsDescription: said } = await client.send(
        new DescribeContinuousBackupsCommand({ TableName }),
      );
      return said?.PointInTimeRecoveryDescription?.LatestRestorableDateTime?.getTime();
    },
    restore: async (TargetTableName, at) => {
      await client.send(
        new RestoreTableToPointInTimeCommand({
          SourceTableName: TableName,
          TargetTableName,
          // The emulator has no moments, and takes any.
          ...(local ? { UseLatestRestorableTime: true } : { RestoreDateTime: new Date(at) }),
        }),
      );
    },
    isActive: async (copy) => {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: copy }));
      const indexes = Table?.GlobalSecondaryIndexes ?? [];
      return Table?.TableStatus === 'ACTIVE' && indexes.every(({ IndexStatus }) => IndexStatus === 'ACTIVE');
    },
    compare: async (copy, at) => {
      const keyArn = output('HistoryKeyArn');
      const verifying = {
        publicKey: await publicKeyOf({ ...kms(), keyArn })(),
        now: clock().now,
        kept: anchorsIn(objects(output('AnchorsBucketName'))),
      };
      const sources = { live: dynamoTable(client, TableName), copy: dynamoTable(client, copy), verifying };
      return compareCopy(sources, { ...which, at: new Date(at).toISOString() });
    },
    remove: async (copy) => {
      if (copy === TableName || !copy.includes(MARK)) throw new DrillFailed(`${copy} is no table of a drill`);
      await client.send(new DeleteTableCommand({ TableName: copy }));
    },
  };
};
