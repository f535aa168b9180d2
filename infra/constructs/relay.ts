import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type EventBus, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { type CfnPolicy, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, type Function as Lambda, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import type { Parameters } from '../parameters.ts';
import { AmendsFunction } from './amends-function.ts';
import { deadLetters } from './dead-letters.ts';
import type { Timers } from './timers.ts';
import type { Workflow } from './workflow.ts';

/** Changes that somebody outside the table has to hear of: a new effect that nobody tries yet, and a task that a state machine opened. */
const NEWS = [
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('INSERT'),
    dynamodb: {
      Keys: { sk: { S: FilterRule.beginsWith('OUTBOX#') } },
      NewImage: { triedBy: { S: FilterRule.or('stream', 'relay') } },
    },
  }),
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('MODIFY'),
    dynamodb: {
      Keys: { sk: { S: FilterRule.beginsWith('TASK#') } },
      OldImage: { status: { S: FilterRule.isEqual('planned') } },
      NewImage: { status: { S: FilterRule.isEqual('open') } },
    },
  }),
];

export type RelayProps = {
  foundation: Foundation;
  workflow: Workflow;
  timers: Timers;
  parameters: Parameters;
  /** Where the company's other systems hear of what happens. */
  bus: EventBus;
  /** What the function that calls other systems is handed. */
  outgoing: Queue;
};

/** The only code that touches Step Functions, SES, End User Messaging and Scheduler, and the company's bus: does the effects, from the stream and again from a sweep. */
export class Relay extends Construct {
  readonly handler: Lambda;
  readonly sweep: Lambda;
  /** Records of the stream that could not be handled; their effects are still swept. */
  readonly relayDlq: Queue;

  constructor(scope: Construct, id: string, { foundation, workflow, timers, parameters, bus, outgoing }: RelayProps) {
    super(scope, id);
    this.relayDlq = deadLetters(this, 'RelayDlq');
    const environment = {
      ...foundation.variables,
      ...timers.environment,
      COMPLAINT_MACHINE_ARN: workflow.started('complaint'),
      FOLLOW_UP_MACHINE_ARN: workflow.started('follow-up'),
      EVENT_BUS_NAME: bus.eventBusName,
      OUTGOING_QUEUE_URL: outgoing.queueUrl,
    };
    const handler = new AmendsFunction(this, 'Relay', { name: 'relay', foundation, environment });
    const sweep = new AmendsFunction(this, 'Sweep', {
      name: 'relay-sweep',
      foundation,
      environment,
      deadLetters: { queue: this.relayDlq, retryAttempts: 0 },
    });
    for (const worker of [handler, sweep]) {
      this.mayMove(worker, workflow);
      timers.grantSet(worker);
      bus.grantPutEventsTo(worker);
      worker.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [outgoing.queueArn] }));
    }
    this.mayText([handler, sweep], parameters);
    handler.addEventSource(
      new DynamoEventSource(foundation.store.table as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 10,
        parallelizationFactor: 2,
        retryAttempts: 5,
        maxRecordAge: Duration.hours(1),
        bisectBatchOnError: true,
        onFailure: new SqsDlq(this.relayDlq),
        filters: NEWS,
      }),
    );
    this.regularly(sweep);
    this.handler = handler;
    this.sweep = sweep;
  }

  /** Starts what effects start, resumes whatever waits. */
  private mayMove(worker: Lambda, workflow: Workflow): void {
    const arns = (machines: StateMachine[]) => machines.map(({ stateMachineArn }) => stateMachineArn);
    const started = [workflow.machine('complaint'), workflow.machine('follow-up')];
    worker.addToRolePolicy(new PolicyStatement({ actions: ['states:StartExecution'], resources: arns(started) }));
    worker.addToRolePolicy(new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: arns(workflow.all) }));
  }

  /** They send SMS and WhatsApp by AWS with the company's own numbers, where it has some. */
  private mayText(workers: Lambda[], { messagingArns, hasMessaging }: Parameters): void {
    const policy = new Policy(this, 'Messaging', {
      statements: [
        new PolicyStatement({
          actions: ['sms-voice:SendTextMessage', 'social-messaging:SendWhatsAppMessage'],
          resources: messagingArns,
        }),
      ],
    });
    (policy.node.defaultChild as CfnPolicy).cfnOptions.condition = hasMessaging;
    for (const { role } of workers) role?.attachInlinePolicy(policy);
  }

  /** A sweep that fails is not repeated: the next one comes soon. */
  private regularly(sweep: Lambda): void {
    const rules = [
      { id: 'EveryMinute', what: 'effects', minutes: 1, description: 'Sweeps effects that were not done at once' },
      { id: 'EveryFiveMinutes', what: 'timers', minutes: 5, description: 'Repairs timers that lost their schedule' },
      {
        ...{ id: 'EveryTenMinutes', what: 'subscriptions', minutes: 10 },
        description: 'Tells the team of systems that cannot be told of events',
      },
    ];
    for (const { id, what, minutes, description } of rules)
      new Rule(this, id, {
        description,
        schedule: Schedule.rate(Duration.minutes(minutes)),
        targets: [
          new LambdaFunction(sweep, {
            event: RuleTargetInput.fromObject({ what }),
            deadLetterQueue: this.relayDlq,
            retryAttempts: 0,
          }),
        ],
      });
  }
}
