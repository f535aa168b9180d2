import { Aws, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type CfnBucket,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Parameters, Tier } from '../parameters.ts';

/** Where everything that came in lies in its bucket: mail by SES, and below `channels/` what platforms delivered. */
export const INBOUND_PREFIX = 'inbound/';
/** Where the company lays what its customers are worth. */
export const CUSTOMERS_PREFIX = 'customers/';
const CHANNELS_PREFIX = `${INBOUND_PREFIX}channels/`;
/** Where files that came with messages lie among the evidence, by the hash of their bytes. */
export const ATTACHMENTS_PREFIX = 'attachments/';

/** Where evidence packs lie for a day. */
const PACKS_PREFIX = 'packs/';

/** Where anchors lie in their bucket. */
const ANCHORS_PREFIX = 'anchors/';

const PRIVATE = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
} satisfies BucketProps;

/**
 * Has S3 answer 404 of an object that is not there; to whoever may not list the bucket it answers 403, as of what is denied (S3:
 * GetObject, permissions). Not by prefix: what is asked of an object names none, so the condition would never hold.
 */
export const grantMissing = (grantee: Lambda, bucket: Bucket): void =>
  grantee.addToRolePolicy(
    new PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { StringEquals: { 's3:ResourceAccount': Aws.ACCOUNT_ID } },
    }),
  );

/** Files: mail as it came in, and evidence. Private, encrypted under our key, every version kept, access logged. */
export class Documents extends Construct {
  readonly inbound: Bucket;
  readonly evidence: Bucket;
  /** Anchors of histories: nothing in it can be removed or changed before its time. */
  readonly anchors: Bucket;

  constructor(
    scope: Construct,
    id: string,
    { key, tier, anchorLock }: { key: IKey; tier: Tier; anchorLock: Parameters['anchorLock'] },
  ) {
    super(scope, id);
    const removalPolicy = tier === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...PRIVATE,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
      removalPolicy,
    });
    const bucket = (name: string, rules: BucketProps['lifecycleRules']) =>
      new Bucket(this, name, {
        ...PRIVATE,
        versioned: true,
        encryption: BucketEncryption.KMS,
        encryptionKey: key,
        bucketKeyEnabled: true,
        serverAccessLogsBucket: accessLogs as IBucket,
        serverAccessLogsPrefix: `${name.toLowerCase()}/`,
        lifecycleRules: [
          { abortIncompleteMultipartUploadAfter: Duration.days(7), noncurrentVersionExpiration: Duration.days(30) },
          ...(rules ?? []),
        ],
        removalPolicy,
      });
    // Mail is read once and then only when somebody asks for the original.
    this.inbound = bucket('Inbound', [
      { expiration: Duration.days(5 * 365) },
      // Nobody reads a file of customers again, and the next one comes tomorrow.
      { prefix: CUSTOMERS_PREFIX, expiration: Duration.days(14), noncurrentVersionExpiration: Duration.days(1) },
    ]);
    this.evidence = bucket('Evidence', [
      { prefix: PACKS_PREFIX, expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
    ]);
    this.anchors = bucket('Anchors', []);
    const locked = this.anchors.node.defaultChild as CfnBucket;
    locked.objectLockEnabled = true;
    // As text, since the mode is a parameter, which the construct does not take.
    locked.objectLockConfiguration = {
      objectLockEnabled: 'Enabled',
      rule: { defaultRetention: { mode: anchorLock.mode, days: anchorLock.days } },
    };
    // The property, not `eventBridgeEnabled`, which adds a custom resource with a function of its own.
    (this.inbound.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }

  /** Lets somebody read what came in. */
  grantReadInbound(reader: Lambda): void {
    this.grantObjects(reader, this.inbound, {
      action: 's3:GetObject',
      prefix: INBOUND_PREFIX,
      reason:
        'SES and functions/webhooks name what comes in; the function may read all of it and nothing else of the bucket.',
    });
  }

  /** Lets somebody read what the company says of its customers. */
  grantReadCustomers(reader: Lambda): void {
    this.grantObjects(reader, this.inbound, {
      action: 's3:GetObject',
      prefix: CUSTOMERS_PREFIX,
      reason: 'The company names its files; the function may read those and nothing else of the bucket.',
    });
  }

  /** Lets somebody know whether something that came in is gone, which S3 tells only to whoever may list the bucket. */
  grantMissInbound(reader: Lambda): void {
    grantMissing(reader, this.inbound);
  }

  /** Lets somebody store what a platform delivered. */
  grantStoreInbound(writer: Lambda): void {
    this.grantObjects(writer, this.inbound, {
      action: 's3:PutObject',
      prefix: CHANNELS_PREFIX,
      reason: 'Each delivery is stored under a new name; the function may write nowhere else, and not among the mail.',
    });
  }

  /** Lets somebody hand out what came with messages. */
  grantReadAttachments(reader: Lambda): void {
    this.grantObjects(reader, this.evidence, {
      action: 's3:GetObject',
      prefix: ATTACHMENTS_PREFIX,
      reason:
        'Files are named while cases run; the function may read the files of cases and nothing else of the bucket.',
    });
  }

  /** Lets somebody store what came with a message. */
  grantStoreAttachments(writer: Lambda): void {
    this.grantObjects(writer, this.evidence, {
      action: 's3:PutObject',
      prefix: ATTACHMENTS_PREFIX,
      reason: 'A file is stored under the hash of its bytes; the function may write nowhere else, and read nothing.',
    });
  }

  /** Lets somebody keep an evidence pack and hand it out. */
  grantPacks(maker: Lambda): void {
    for (const action of ['s3:PutObject', 's3:GetObject'])
      this.grantObjects(maker, this.evidence, {
        ...{ action, prefix: PACKS_PREFIX },
        reason: 'Packs are named by their case and their hash while they are made; they are gone after a day.',
      });
  }

  /** Lets somebody put anchors where they stay. */
  grantKeepAnchors(keeper: Lambda): void {
    this.grantObjects(keeper, this.anchors, {
      ...{ action: 's3:PutObject', prefix: ANCHORS_PREFIX },
      reason: 'Anchors are numbered while the stack runs; the function may put them, and neither read nor remove one.',
    });
  }

  private grantObjects(
    grantee: Lambda,
    bucket: Bucket,
    { action, prefix, reason }: { action: string; prefix: string; reason: string },
  ): void {
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: [action],
        resources: [bucket.arnForObjects(`${prefix}*`)],
        conditions: { StringEquals: { 's3:ResourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    const name = Stack.of(this).resolve((bucket.node.defaultChild as CfnBucket).logicalId);
    Validations.of(grantee.role ?? grantee).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${name}.Arn>/${prefix}*]`,
      reason,
    });
  }
}
