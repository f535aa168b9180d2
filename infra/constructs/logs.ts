import { Aws, type CfnCondition, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { type CfnLogGroup, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

export type LogProps = {
  /** The name; one that begins with the stack's if not given. */
  name?: string;
  key: Key;
  /** Emulators know no log groups with keys. */
  onAws: CfnCondition;
  /** How long a line is kept. */
  days: RetentionDays;
};

/** How the names of our log groups begin. */
const OURS = [`/aws/lambda/${Aws.STACK_NAME}-*`, `/aws/vendedlogs/states/${Aws.STACK_NAME}-*`, `${Aws.STACK_NAME}-*`];

/** Logs that end after some days, under our key. They hold no personal data, and go with the stack. */
export const logGroup = (scope: Construct, id: string, { name, key, onAws, days }: LogProps): LogGroup => {
  const group = new LogGroup(scope, id, {
    ...(name !== undefined && { logGroupName: name }),
    retention: days,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const onlyOnAws = Fn.conditionIf(onAws.logicalId, key.keyArn, Aws.NO_VALUE);
  (group.node.defaultChild as CfnLogGroup).addPropertyOverride('KmsKeyId', onlyOnAws);
  return group;
};

/**
 * Lets CloudWatch Logs use the key for log groups of this stack: it names the group in the encryption context, so that it can use
 * the key for nothing else (AWS: CloudWatch Logs, "AWS KMS keys and encryption context").
 */
export const letLogsUse = (key: Key): void => {
  const arn = (resourceName: string) =>
    `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${resourceName}`;
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'LogsOfThisStack',
      principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
      actions: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:DescribeKey',
      ],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': OURS.map(arn) } },
    }),
  );
};
