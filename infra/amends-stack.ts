import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Policy } from '#domain/policy/policy.ts';
import type { Frame } from '#policy/fit.ts';
import { Api } from './constructs/api.ts';
import { Budget } from './constructs/budget.ts';
import { Complaints } from './constructs/complaints.ts';
import { CustomerFiles } from './constructs/customer-files.ts';
import { DailyJob } from './constructs/daily-job.ts';
import { Desk } from './constructs/desk.ts';
import { Documents } from './constructs/documents.ts';
import { Evidence } from './constructs/evidence.ts';
import { Gradual } from './constructs/gradual.ts';
import { History } from './constructs/history.ts';
import { Inbound } from './constructs/inbound.ts';
import { Integrations } from './constructs/integrations.ts';
import { Mail } from './constructs/mail.ts';
import { MalwareScan } from './constructs/malware-scan.ts';
import { Monitoring } from './constructs/monitoring.ts';
import { Relay } from './constructs/relay.ts';
import { Retention } from './constructs/retention.ts';
import { Stages } from './constructs/stages.ts';
import { Store } from './constructs/store.ts';
import { Timers } from './constructs/timers.ts';
import { Track } from './constructs/track.ts';
import { Volume } from './constructs/volume.ts';
import { Watch } from './constructs/watch.ts';
import { Webhooks } from './constructs/webhooks.ts';
import { Workflow } from './constructs/workflow.ts';
import type { Foundation } from './foundation.ts';
import { localHours } from './local-hours.ts';
import { NO_OPTIONS, type Options } from './options/options.ts';
import { type Parameters, parametersOf, type Tier } from './parameters.ts';

export type AmendsProps = StackProps & {
  policy: Policy;
  /** What of the policy and the law the stack is made from; a policy that is another in it cannot be pushed. */
  frame: Frame;
  /** Folder that holds the functions' bundles. */
  bundles: string;
  tier: Tier;
  /** What is chosen when the template is made; all of it is off if not given. */
  options?: Options;
};

/** The whole of Amends; only wiring. */
export class AmendsStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { policy, frame, bundles, tier, options = NO_OPTIONS, ...props }: AmendsProps,
  ) {
    super(scope, id, { ...props, terminationProtection: tier === 'prod' });
    const parameters = parametersOf(this, policy, tier);
    const foundation = this.foundation(parameters, { bundles, options });

    const complaints = new Complaints(this, 'Complaints', foundation);
    const webhooks = new Webhooks(this, 'Webhooks', foundation);
    const inbound = new Inbound(this, 'Inbound', foundation);
    const stages = new Stages(this, 'Stages', foundation);
    const workflow = new Workflow(this, 'Workflow', { foundation, stages });
    const desk = new Desk(this, 'Desk', { foundation, parameters });
    const evidence = new Evidence(this, 'Evidence', { foundation, authorizer: desk.identity.authorizer });
    new Track(this, 'Track', foundation);
    const timers = new Timers(this, 'Timers', { foundation, machines: workflow.all });
    const history = new History(this, 'History', { foundation, parameters, dlq: timers.timerDlq });
    new Retention(this, 'Retention', { foundation, dlq: timers.timerDlq });
    const incidentMembers = this.byTheClock(foundation, timers.timerDlq, policy.company.zone);
    const budgetCheck = new DailyJob(this, 'BudgetCheck', {
      ...{ foundation, dlq: timers.timerDlq, name: 'budget-check', at: { hour: '2', minute: '40' } },
      description: 'Compares the counters of budgets with the cases',
    });
    new DailyJob(this, 'Incidents', {
      ...{ foundation, dlq: timers.timerDlq, name: 'incidents', at: { hour: '*', minute: '0/5' } },
      description: 'Looks for failures that several customers complain of',
    });
    const customerFiles = new CustomerFiles(this, 'CustomerFiles', { foundation, dlq: timers.timerDlq });
    const integrations = new Integrations(this, 'Integrations', foundation);
    const relay = new Relay(this, 'Relay', {
      ...{ foundation, workflow, timers, parameters, bus: inbound.bus, outgoing: integrations.queue },
    });
    const watch = new Watch(this, 'Watch', { foundation, workflow, dlq: relay.relayDlq });
    const { topic } = new Monitoring(this, 'Monitoring', {
      ...{ parameters, foundation, complaints, webhooks, inbound, stages, workflow, desk, timers, relay, integrations },
      ...{ history, customerFiles, watch, budgetCheck, incidentMembers },
      warnings: policy.deadlines.warnings,
    });

    new Volume(this, 'Volume', { foundation, workflow, topic });
    new Gradual(this, 'Gradual', { foundation, topic });
    new Budget(this, 'Budget', { foundation, topic });
    new MalwareScan(this, 'MalwareScan', {
      ...{ foundation, topic, reader: inbound.handler, handsOut: [desk.setAside, evidence.byDesk, evidence.byCommand] },
    });

    this.output({
      PolicyVersion: policy.version,
      PolicyFrame: JSON.stringify(frame),
      ApiUrl: foundation.api.publicUrl,
      TableName: foundation.store.table.tableName,
      InboundMailBucketName: foundation.documents.inbound.bucketName,
      InboundQueueArn: inbound.inboundQueue.queueArn,
      EventBusName: inbound.bus.eventBusName,
      IdentitySecretId: foundation.store.identitySecret.secretArn,
      HistoryKeyArn: foundation.store.historyKey.keyArn,
      DocumentKeyArn: foundation.store.documentKey.keyArn,
      // Whoever trusts a signature has to have the public keys from outside of what it signs (docs/evidence.md).
      PublishKeysCommand: 'npm run -s publish-keys -- --outputs outputs.json --out keys.json',
      EvidenceFunctionArn: evidence.byCommand.functionArn,
      ChannelSecretsId: foundation.store.channelSecrets.secretArn,
      AnchorsBucketName: foundation.documents.anchors.bucketName,
      EvidenceBucketName: foundation.documents.evidence.bucketName,
      ComplaintMachineArn: workflow.machine('complaint').stateMachineArn,
      ConsultMachineArn: workflow.machine('consult').stateMachineArn,
      SettleMachineArn: workflow.machine('settle').stateMachineArn,
      FollowUpMachineArn: workflow.machine('follow-up').stateMachineArn,
      UserPoolId: desk.identity.pool.userPoolId,
      UserPoolClientId: desk.identity.client.userPoolClientId,
    });
  }

  /** What runs by the clock and is told nothing besides. @returns what an alarm is set on */
  private byTheClock(foundation: Foundation, dlq: Queue, zone: string): DailyJob {
    new DailyJob(this, 'DeliverySurveys', {
      ...{ foundation, dlq, name: 'delivery-surveys', at: localHours(zone, { from: 9, to: 20, minute: 30 }) },
      description: 'Asks customers how a delivery went',
    });
    new DailyJob(this, 'ActionReminders', {
      ...{ foundation, dlq, name: 'action-reminders', at: localHours(zone, { from: 7, minute: 50 }) },
      description: 'Reminds the owners of corrective actions',
    });
    new DailyJob(this, 'SetAsideList', {
      ...{ foundation, dlq, name: 'set-aside-list', at: localHours(zone, { from: 7, minute: 10 }) },
      description: 'Lists what was set aside',
    });
    new DailyJob(this, 'Figures', {
      ...{ foundation, dlq, name: 'figures', at: { hour: '*', minute: '20' } },
      description: 'Makes the figures of the days that are not final',
    });
    return new DailyJob(this, 'IncidentMembers', {
      ...{ foundation, dlq, name: 'incident-members', at: { hour: '*', minute: '*' } },
      description: 'Has cases join confirmed incidents, and sends what all are told',
    });
  }

  private foundation(
    parameters: Parameters,
    { bundles, options }: Pick<Foundation, 'bundles' | 'options'>,
  ): Foundation {
    const { tier, onAws } = parameters;
    const store = new Store(this, 'Store', { tier });
    const documents = new Documents(this, 'Documents', { key: store.key, tier, anchorLock: parameters.anchorLock });
    const mail = new Mail(this, 'Mail', { parameters, inbound: documents.inbound as IBucket });
    const api = new Api(this, 'Api', { parameters, options, key: store.key });
    const variables = {
      TABLE_NAME: store.table.tableName,
      TIME_SCALE: parameters.timeScale,
      PUBLIC_URL: api.publicUrl,
      LINK_SECRET_ID: store.linkSecret.secretArn,
      IDENTITY_SECRET_ID: store.identitySecret.secretArn,
      INBOUND_BUCKET: documents.inbound.bucketName,
      EVIDENCE_BUCKET: documents.evidence.bucketName,
      ANCHORS_BUCKET: documents.anchors.bucketName,
      CHANNEL_SECRETS_ID: store.channelSecrets.secretArn,
      HISTORY_KEY_ARN: store.historyKey.keyArn,
      DOCUMENT_KEY_ARN: store.documentKey.keyArn,
      ...mail.environment,
    };
    return { bundles, tier, options, onAws, store, documents, mail, api, variables };
  }

  private output(values: Record<string, string>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
