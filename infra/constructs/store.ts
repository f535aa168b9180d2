import { Aws, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Effect, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { TableAccess } from '#functions/function-entry.ts';
import type { Tier } from '../parameters.ts';
import { letLogsUse } from './logs.ts';

const index = (name: string) => ({
  indexName: name,
  partitionKey: { name: `${name}pk`, type: AttributeType.STRING },
  sortKey: { name: `${name}sk`, type: AttributeType.STRING },
  projectionType: ProjectionType.KEYS_ONLY,
});

/** Everything that can be done with single items and partitions. */
const ON_ITEMS = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
];

/** What changes items. */
const WRITES = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];

type SecretOptions = {
  description: string;
  removalPolicy: RemovalPolicy;
  /** Makes the secret a JSON object, with the random text under this name. */
  field?: string;
};

/** Where everything known of a case lies: one table under a key of our own, and the secrets that sign and hide identities. */
export class Store extends Construct {
  readonly key: Key;
  readonly table: Table;
  /** Signs where histories end; its private half never leaves KMS (infra/constructs/history.ts). */
  readonly historyKey: Key;
  /** Signs agreements, final answers and evidence packs (infra/constructs/evidence.ts). */
  readonly documentKey: Key;
  /** Signs tracking links; its predecessor still opens them, so it can be rotated at any time. */
  readonly linkSecret: Secret;
  /** Makes pseudonyms of customers; never rotated, or old cases would not be found. */
  readonly identitySecret: Secret;
  /** Secrets and settings of the platforms, `{channel: {secrets: [...], ...}}`: the company fills it in (docs/channels.md). */
  readonly channelSecrets: Secret;

  constructor(scope: Construct, id: string, { tier }: { tier: Tier }) {
    super(scope, id);
    const removalPolicy = tier === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.key = new Key(this, 'Key', {
      description: 'Amends: complaints, mail, evidence and secrets',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ServicesThatWriteForUs',
        principals: [new ServicePrincipal('ses.amazonaws.com'), new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    letLogsUse(this.key);
    const signing = { keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsage.SIGN_VERIFY, removalPolicy };
    this.historyKey = new Key(this, 'HistoryKey', {
      description: 'Amends: signs where the histories of cases end',
      ...signing,
    });
    this.documentKey = new Key(this, 'DocumentKey', {
      description: 'Amends: signs agreements, final answers and evidence packs',
      ...signing,
    });
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'ttl',
      deletionProtection: tier === 'prod',
      removalPolicy,
    });
    this.table.addGlobalSecondaryIndex(index('gsi1'));
    this.table.addGlobalSecondaryIndex(index('gsi2'));
    this.table.addGlobalSecondaryIndex(index('gsi3'));
    this.linkSecret = this.secret('LinkSecret', { description: 'Signs tracking links', removalPolicy });
    this.identitySecret = this.secret('IdentitySecret', {
      description: 'Key of the pseudonyms of customers',
      removalPolicy,
    });
    this.channelSecrets = this.secret('ChannelSecrets', {
      description: 'What the channels are set up with',
      removalPolicy,
      field: 'unused',
    });
    Validations.of(this.channelSecrets).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'The platforms make these secrets; two of each are valid at a time, so they are rotated as docs/channels.md says.',
    });
    Validations.of(this.linkSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Rotated by hand as the runbook says; links signed with the predecessor stay valid for one rotation.',
    });
    Validations.of(this.identitySecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Another key would make every earlier case of a customer impossible to find.',
    });
  }

  /** Lets a function read single items, and do what `access` says. */
  grant(grantee: IGrantable, access: TableAccess): void {
    const actions = ['dynamodb:GetItem', 'dynamodb:BatchGetItem'];
    if (access.read) actions.push('dynamodb:Query');
    if (access.change) actions.push('dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem');
    if (access.drop) actions.push('dynamodb:DeleteItem');
    if (access.batch) actions.push('dynamodb:BatchWriteItem');
    this.allow(grantee, actions, [this.table.tableArn]);
    const indexes = ['gsi1', 'gsi2', 'gsi3'].map((name) => `${this.table.tableArn}/index/${name}`);
    if (access.find) this.allow(grantee, ['dynamodb:Query'], indexes);
    if (!access.blocked) this.denyBlocked(grantee);
    if (access.sign) this.allowSigned(grantee);
    else this.denySigned(grantee);
    if (access.worth) this.allowPut(grantee, 'WORTH#*');
    if (access.figures) this.allowPut(grantee, 'FIGURES#*', 'LANDMARKS#*');
    if (access.surveys) this.allowIn(grantee, ['dynamodb:UpdateItem'], ['DELIVERYSURVEY#*']);
    if (access.reminders) this.allowIn(grantee, ['dynamodb:UpdateItem'], ['ACTION#*', 'MONTHLY#*']);
    if (access.incidents) this.allowChange(grantee, 'OBSERVED#*', 'COUNTED#*', 'INCIDENT#*', 'INCIDENTABOUT#*');
    this.grantKey(grantee);
  }

  /** Lets a state machine open tasks and read their answers. */
  grantOpenTask(machine: IGrantable): void {
    this.allow(machine, ['dynamodb:GetItem', 'dynamodb:UpdateItem'], [this.table.tableArn]);
    this.denyBlocked(machine);
    this.denySigned(machine);
    this.grantKey(machine);
  }

  /** Blocked data is kept apart (LOPDGDD art. 32): whatever else a role is allowed, it reaches none of those partitions. */
  private denyBlocked(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'NothingBlocked',
        effect: Effect.DENY,
        actions: ON_ITEMS,
        resources: [this.table.tableArn],
        conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['BLOCKED#*'] } },
      }),
    );
  }

  private allowSigned(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: [this.table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SIGNED#*'] } },
      }),
    );
  }

  /** Lets a function store items of its own partitions, and no others. */
  private allowPut(grantee: IGrantable, ...partitions: string[]): void {
    this.allowIn(grantee, ['dynamodb:PutItem'], partitions);
  }

  /** Lets a function store items of its own partitions and change them. */
  private allowChange(grantee: IGrantable, ...partitions: string[]): void {
    this.allowIn(grantee, ['dynamodb:PutItem', 'dynamodb:UpdateItem'], partitions);
  }

  private allowIn(grantee: IGrantable, actions: string[], partitions: string[]): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions,
        resources: [this.table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } },
      }),
    );
  }

  /** Signed heads of histories are written by the one function that signs them. */
  private denySigned(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'NothingSigned',
        effect: Effect.DENY,
        actions: WRITES,
        resources: [this.table.tableArn],
        conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['SIGNED#*'] } },
      }),
    );
  }

  private grantKey(grantee: IGrantable): void {
    this.key.grant(grantee, 'kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:DescribeKey');
  }

  /** Exact ARNs: the table's own grant methods allow every index by a wildcard. */
  private allow(grantee: IGrantable, actions: string[], resources: string[]): void {
    grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
  }

  private secret(id: string, { description, removalPolicy, field }: SecretOptions): Secret {
    return new Secret(this, id, {
      description: `Amends: ${description}`,
      encryptionKey: this.key,
      removalPolicy,
      generateSecretString: {
        passwordLength: 64,
        ...(field && { secretStringTemplate: '{}', generateStringKey: field }),
        // Letters and digits only; spelt out because not every emulator knows excludePunctuation.
        excludeCharacters: ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
      },
    });
  }
}
