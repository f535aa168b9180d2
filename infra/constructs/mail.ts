import { Aws, Stack, Validations } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  type CfnReceiptRule,
  type CfnReceiptRuleSet,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  ReceiptRuleSet,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { S3 } from 'aws-cdk-lib/aws-ses-actions';
import { Construct } from 'constructs';
import type { Parameters } from '../parameters.ts';
import { INBOUND_PREFIX } from './documents.ts';

/** What may become of a mail after it went out. Nothing records whether it was opened or where it was clicked. */
const FATES = [
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
];

/** The company's mail: a signed domain that writes, and on AWS a rule that lays what comes in into the inbound bucket. */
export class Mail extends Construct {
  readonly environment: { MAIL_DOMAIN: string; CONFIGURATION_SET: string };

  constructor(scope: Construct, id: string, { parameters, inbound }: { parameters: Parameters; inbound: IBucket }) {
    super(scope, id);
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: Aws.STACK_NAME,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    // SES publishes to the default bus only.
    configurationSet.addEventDestination('Fates', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: FATES,
    });
    new EmailIdentity(this, 'Domain', { identity: Identity.domain(parameters.mailDomain), configurationSet });
    this.environment = {
      MAIL_DOMAIN: parameters.mailDomain,
      CONFIGURATION_SET: configurationSet.configurationSetName,
    };
    this.receive(parameters, inbound);
  }

  /** Lets somebody send mail from the company's domain. */
  grantSend(grantee: Lambda): void {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [
          arn('identity', this.environment.MAIL_DOMAIN),
          arn('configuration-set', this.environment.CONFIGURATION_SET),
        ],
      }),
    );
    // SES asks for the recipient's identity too where that is verified in the same account: every one of a new account, which is
    // in the sandbox, and colleagues' mailboxes later. Which they are is not known here; who sends is.
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [arn('identity', '*')],
        conditions: { StringLike: { 'ses:FromAddress': `*@${this.environment.MAIL_DOMAIN}` } },
      }),
    );
    Validations.of(grantee.role ?? grantee).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
      reason:
        'Which recipients are identities of the account is not known; the sender is held to the domain of the company.',
    });
  }

  /** SES keeps one active rule set for each account and region, so this one has to be activated once (docs/runbook.md). */
  private receive({ mailDomain, onAws }: Parameters, bucket: IBucket): void {
    const ruleSet = new ReceiptRuleSet(this, 'Receive', { receiptRuleSetName: Aws.STACK_NAME });
    const rule = ruleSet.addRule('Keep', {
      recipients: [mailDomain],
      scanEnabled: true,
      actions: [new S3({ bucket, objectKeyPrefix: INBOUND_PREFIX })],
    });
    (ruleSet.node.defaultChild as CfnReceiptRuleSet).cfnOptions.condition = onAws;
    (rule.node.defaultChild as CfnReceiptRule).cfnOptions.condition = onAws;
  }
}
