import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';
import { ATTACHMENTS_PREFIX, INBOUND_PREFIX } from './documents.ts';

export type RetentionProps = {
  foundation: Foundation;
  /** Where a run goes that failed twice. */
  dlq: Queue;
};

/** Once a day: blocks what nobody needs any more and destroys what has been kept long enough. */
export class Retention extends Construct {
  constructor(scope: Construct, id: string, { foundation, dlq }: RetentionProps) {
    super(scope, id);
    const { inbound, evidence } = foundation.documents;
    const worker = new AmendsFunction(this, 'Worker', {
      name: 'retention',
      foundation,
      environment: foundation.variables,
      deadLetters: { queue: dlq, retryAttempts: 2 },
    });
    this.mayBlock(worker, inbound, INBOUND_PREFIX);
    this.mayBlock(worker, evidence, ATTACHMENTS_PREFIX);
    new Rule(this, 'EveryDay', {
      description: 'Looks at the personal data of cases whose day has come',
      schedule: Schedule.cron({ hour: '3', minute: '20' }),
      targets: [new LambdaFunction(worker, { deadLetterQueue: dlq, retryAttempts: 2, maxEventAge: Duration.hours(6) })],
    });
  }

  /** Tags and removes files; nobody at all reads what is tagged, until a supervisor has it unblocked. */
  private mayBlock(worker: AmendsFunction<'retention'>, bucket: Bucket, prefix: string): void {
    worker.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:PutObjectTagging', 's3:DeleteObjectTagging', 's3:DeleteObject'],
        resources: [bucket.arnForObjects(`${prefix}*`)],
        conditions: { StringEquals: { 's3:ResourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NothingBlocked',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: [bucket.arnForObjects('*')],
        conditions: { StringEquals: { 's3:ExistingObjectTag/blocked': 'true' } },
      }),
    );
    const name = Stack.of(this).resolve((bucket.node.defaultChild as CfnBucket).logicalId);
    Validations.of(worker.role ?? worker).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${name}.Arn>/${prefix}*]`,
      reason: 'Files are named while cases run; the function may tag and remove them, and read none.',
    });
  }
}
