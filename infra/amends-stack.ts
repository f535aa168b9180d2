import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Policy } from '#domain/policy/policy.ts';
import { Api } from './constructs/api.ts';
import { Deadlines } from './constructs/deadlines.ts';
import { Desk } from './constructs/desk.ts';
import { Documents } from './constructs/documents.ts';
import { Intake } from './constructs/intake.ts';
import { Mail } from './constructs/mail.ts';
import { Monitoring } from './constructs/monitoring.ts';
import { Relay } from './constructs/relay.ts';
import { Retention } from './constructs/retention.ts';
import { Stages } from './constructs/stages.ts';
import { Store } from './constructs/store.ts';
import { Track } from './constructs/track.ts';
import { Workflow } from './constructs/workflow.ts';
import type { Foundation } from './foundation.ts';
import { type Parameters, parametersOf, type Stage } from './parameters.ts';

export type AmendsProps = StackProps & {
  policy: Policy;
  /** Folder that holds the functions' bundles. */
  bundles: string;
  stage: Stage;
};

/** The whole of Amends; only wiring. */
export class AmendsStack extends Stack {
  constructor(scope: Construct, id: string, { policy, bundles, stage, ...props }: AmendsProps) {
    super(scope, id, { ...props, terminationProtection: stage === 'prod' });
    const parameters = parametersOf(this, policy, stage);
    const foundation = this.foundation(parameters, bundles);

    const intake = new Intake(this, 'Intake', foundation);
    const stages = new Stages(this, 'Stages', foundation);
    const workflow = new Workflow(this, 'Workflow', foundation, stages);
    const desk = new Desk(this, 'Desk', foundation);
    new Track(this, 'Track', foundation);
    const deadlines = new Deadlines(this, 'Deadlines', foundation, workflow.all);
    new Retention(this, 'Retention', foundation, deadlines.unheard);
    const relay = new Relay(this, 'Relay', foundation, { workflow, deadlines, parameters, bus: intake.bus });
    const { warnings } = policy.deadlines;
    new Monitoring(this, 'Monitoring', { parameters, warnings, foundation, intake, workflow, desk, deadlines, relay });

    this.tell({
      ApiUrl: foundation.api.publicUrl,
      TableName: foundation.store.table.tableName,
      InboundMailBucketName: foundation.documents.inbound.bucketName,
      InboundQueueArn: intake.arrivals.queueArn,
      EventBusName: intake.bus.eventBusName,
      IdentitySecretId: foundation.store.identitySecret.secretArn,
      ChannelSecretsId: foundation.store.channelSecrets.secretArn,
      EvidenceBucketName: foundation.documents.evidence.bucketName,
      ComplaintMachineArn: workflow.complaint.stateMachineArn,
      ConsultMachineArn: workflow.consult.stateMachineArn,
      SettleMachineArn: workflow.settle.stateMachineArn,
      FollowUpMachineArn: workflow.followUp.stateMachineArn,
      UserPoolId: desk.identity.pool.userPoolId,
      UserPoolClientId: desk.identity.client.userPoolClientId,
    });
  }

  private foundation(parameters: Parameters, bundles: string): Foundation {
    const { stage } = parameters;
    const store = new Store(this, 'Store', { stage });
    const documents = new Documents(this, 'Documents', { key: store.key, stage });
    const mail = new Mail(this, 'Mail', { parameters, inbound: documents.inbound as IBucket });
    const api = new Api(this, 'Api', parameters);
    const variables = {
      TABLE_NAME: store.table.tableName,
      TIME_SCALE: parameters.timeScale,
      PUBLIC_URL: api.publicUrl,
      LINK_SECRET_ID: store.linkSecret.secretArn,
      IDENTITY_SECRET_ID: store.identitySecret.secretArn,
      INBOUND_BUCKET: documents.inbound.bucketName,
      EVIDENCE_BUCKET: documents.evidence.bucketName,
      CHANNEL_SECRETS_ID: store.channelSecrets.secretArn,
      ...mail.environment,
    };
    return { bundles, stage, store, documents, mail, api, variables };
  }

  private tell(values: Record<string, string>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
