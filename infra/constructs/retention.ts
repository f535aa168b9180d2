import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import * as retention from '#functions/retention/contract.ts';
import type { Foundation } from '../foundation.ts';
import { ATTACHMENTS_PREFIX, INBOUND_PREFIX } from './documents.ts';
import { StageFunction } from './stage-function.ts';

/** Once a day: blocks what nobody needs any more and destroys what has been kept long enough. */
export class Retention extends Construct {
  /** @param unheard where a run goes that failed twice */
  constructor(scope: Construct, id: string, foundation: Foundation, unheard: Queue) {
    super(scope, id);
    const { inbound, evidence } = foundation.documents;
    const worker = new StageFunction(this, 'Worker', foundation, {
      name: 'retention',
      description: 'Blocks and destroys the personal data of concluded cases',
      contract: retention,
      environment: foundation.variables,
      access: { change: true, find: true, drop: true, blocked: true },
      timeout: Duration.minutes(10),
      unheard: { queue: unheard, retryAttempts: 2 },
    });
    this.mayBlock(worker, inbound, INBOUND_PREFIX);
    this.mayBlock(worker, evidence, ATTACHMENTS_PREFIX);
    new Rule(this, 'EveryDay', {
      description: 'Looks at the personal data of cases whose day has come',
      schedule: Schedule.cron({ hour: '3', minute: '20' }),
      targets: [
        new LambdaFunction(worker, { deadLetterQueue: unheard, retryAttempts: 2, maxEventAge: Duration.hours(6) }),
      ],
    });
  }

  /** Tags and removes files; nobody at all reads what is tagged, until a supervisor has it unblocked. */
  private mayBlock(worker: StageFunction<typeof retention.environment>, bucket: Bucket, prefix: string): void {
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
