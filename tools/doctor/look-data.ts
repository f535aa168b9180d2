import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  GetBucketNotificationConfigurationCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { inTurn, type Looks, PATIENCE, type Whole } from './place.ts';

/** Where cases lie, and how they are kept. */
export const lookAtData = ({
  of,
  output,
  parameters,
  local,
}: Whole): Looks<'table' | 'backups' | 'buckets' | 'inboundBucket'> => {
  const s3 = new S3Client({ ...PATIENCE, forcePathStyle: local });
  const dynamo = new DynamoDBClient(PATIENCE);
  const table = async () => (await dynamo.send(new DescribeTableCommand({ TableName: output('TableName') }))).Table;
  return {
    table: async () => {
      const found = await table();
      return { status: found?.TableStatus ?? 'unknown', streams: found?.StreamSpecification?.StreamEnabled === true };
    },
    backups: async () => {
      const TableName = output('TableName');
      const [found, backups, ttl] = await Promise.all([
        table(),
        dynamo.send(new DescribeContinuousBackupsCommand({ TableName })),
        dynamo.send(new DescribeTimeToLiveCommand({ TableName })),
      ]);
      const { PointInTimeRecoveryDescription } = backups.ContinuousBackupsDescription ?? {};
      return {
        pointInTime: PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED',
        timeToLive: /^ENABL/.test(ttl.TimeToLiveDescription?.TimeToLiveStatus ?? ''),
        protectedFromDeletion: found?.DeletionProtectionEnabled === true,
        mustBeProtected: parameters['Stage'] === 'prod',
      };
    },
    buckets: () => {
      const keep = [output('InboundMailBucketName'), output('EvidenceBucketName'), output('AnchorsBucketName')];
      return inTurn(of('AWS::S3::Bucket'), async ({ id: Bucket }) => {
        const [{ Status }, block] = await Promise.all([
          s3.send(new GetBucketVersioningCommand({ Bucket })),
          s3.send(new GetPublicAccessBlockCommand({ Bucket })).catch((error: Error) => {
            if (error.name === 'NoSuchPublicAccessBlockConfiguration') return undefined;
            throw error;
          }),
        ]);
        const { BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets } =
          block?.PublicAccessBlockConfiguration ?? {};
        return {
          name: Bucket,
          keepsVersions: Status === 'Enabled',
          mustKeepVersions: keep.includes(Bucket),
          closed: [BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets].every(Boolean),
        };
      });
    },
    inboundBucket: async () => {
      const asked = new GetBucketNotificationConfigurationCommand({ Bucket: output('InboundMailBucketName') });
      return { announces: (await s3.send(asked)).EventBridgeConfiguration !== undefined };
    },
  };
};
