import { Aws, Stack, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { DailyJob, type DailyJobProps } from './daily-job.ts';
import { ATTACHMENTS_PREFIX, grantMissing, INBOUND_PREFIX } from './documents.ts';

/** Once a day: blocks what nobody needs any more and destroys what has been kept long enough. */
export class Retention extends DailyJob {
  constructor(scope: Construct, id: string, props: Pick<DailyJobProps, 'foundation' | 'dlq'>) {
    super(scope, id, {
      ...props,
      name: 'retention',
      description: 'Looks at the personal data of cases whose day has come',
      at: { hour: '3', minute: '20' },
    });
    const { inbound, evidence } = props.foundation.documents;
    this.mayBlock(inbound, INBOUND_PREFIX);
    this.mayBlock(evidence, ATTACHMENTS_PREFIX);
  }

  /** Tags and removes files; nobody at all reads what is tagged, until a supervisor has it unblocked. */
  private mayBlock(bucket: Bucket, prefix: string): void {
    const { worker } = this;
    worker.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:GetObjectTagging', 's3:PutObjectTagging', 's3:DeleteObject'],
        resources: [bucket.arnForObjects(`${prefix}*`)],
        conditions: { StringEquals: { 's3:ResourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    // A file that is gone is no failure; one that may not be touched is.
    grantMissing(worker, bucket);
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
