import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';
import { deadLetters } from './dead-letters.ts';
import { OwnRole } from './own-role.ts';

/** What happens when a timer fires or an execution stops: one function, the timers' group, and the role they call it with. */
export type TimersProps = {
  foundation: Foundation;
  /** Whose executions are watched. */
  machines: StateMachine[];
};

export class Timers extends Construct {
  readonly handler: AmendsFunction<'timers'>;
  /** Timers and stopped executions that the function could not be called with. */
  readonly timerDlq: Queue;
  /** What the one who sets timers has to know. */
  readonly environment: {
    SCHEDULE_GROUP: string;
    TIMERS_FUNCTION_ARN: string;
    SCHEDULER_ROLE_ARN: string;
    TIMER_DLQ_ARN: string;
  };
  private readonly role: OwnRole;

  constructor(scope: Construct, id: string, { foundation, machines }: TimersProps) {
    super(scope, id);
    this.timerDlq = deadLetters(this, 'TimerDlq');
    this.handler = new AmendsFunction(this, 'Fired', {
      name: 'timers',
      foundation,
      environment: foundation.variables,
      deadLetters: { queue: this.timerDlq, retryAttempts: 2 },
    });
    const group = new CfnScheduleGroup(this, 'Group', { name: Aws.STACK_NAME });
    this.role = new OwnRole(this, 'TimerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': group.attrArn } },
      }),
      description: 'What a timer of Amends may do: call the timers function',
    });
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.handler.functionArn] }),
    );
    this.timerDlq.grantSendMessages(this.role);
    this.environment = {
      SCHEDULE_GROUP: group.ref,
      TIMERS_FUNCTION_ARN: this.handler.functionArn,
      SCHEDULER_ROLE_ARN: this.role.roleArn,
      TIMER_DLQ_ARN: this.timerDlq.queueArn,
    };
    this.listen(machines);
  }

  /** Lets somebody set and drop timers. */
  grantSet(worker: Lambda): void {
    const timers = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${Aws.STACK_NAME}/*`,
    });
    worker.addToRolePolicy(
      new PolicyStatement({
        actions: ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule'],
        resources: [timers],
      }),
    );
    worker.addToRolePolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
    Validations.of(worker.role ?? worker).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/<AWS::StackName>/*]',
      reason: 'Schedules are made while cases run; the pattern covers those of our group.',
    });
  }

  private listen(machines: StateMachine[]): void {
    new Rule(this, 'ExecutionStopped', {
      description: 'An execution stopped on something that repeating did not cure: a person is notified',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
          stateMachineArn: machines.map(({ stateMachineArn }) => stateMachineArn),
        },
      },
      targets: [
        new LambdaFunction(this.handler, {
          deadLetterQueue: this.timerDlq,
          retryAttempts: 20,
          maxEventAge: Duration.days(1),
        }),
      ],
    });
  }
}
