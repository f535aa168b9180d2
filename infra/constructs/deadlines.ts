import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import * as deadlines from '#functions/timers/contract.ts';
import type { Foundation } from '../foundation.ts';
import { deadLetters } from './dead-letters.ts';
import { StageFunction } from './stage-function.ts';

/** What happens when a timer fires or an execution stops: one function, the timers' group, and the role they call it with. */
export class Deadlines extends Construct {
  readonly handler: StageFunction<typeof deadlines.environment>;
  /** Timers and stops that nobody could be told of. */
  readonly unheard: Queue;
  /** What the one who sets timers has to know. */
  readonly timers: {
    SCHEDULE_GROUP: string;
    DEADLINES_FUNCTION_ARN: string;
    SCHEDULER_ROLE_ARN: string;
    TIMER_DLQ_ARN: string;
  };
  private readonly role: Role;

  constructor(scope: Construct, id: string, foundation: Foundation, machines: StateMachine[]) {
    super(scope, id);
    this.unheard = deadLetters(this, 'Unheard');
    this.handler = new StageFunction(this, 'Strike', foundation, {
      name: 'deadlines',
      description: 'Reminds and escalates when a timer firedCount; tells a person when an execution stopped',
      contract: deadlines,
      environment: foundation.variables,
      access: { change: true },
      unheard: { queue: this.unheard, retryAttempts: 2 },
    });
    const group = new CfnScheduleGroup(this, 'Group', { name: Aws.STACK_NAME });
    this.role = new Role(this, 'ClockRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': group.attrArn } },
      }),
      description: 'What a timer of Amends may do: call the deadlines function',
    });
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.handler.functionArn] }),
    );
    this.unheard.grantSendMessages(this.role);
    this.timers = {
      SCHEDULE_GROUP: group.ref,
      DEADLINES_FUNCTION_ARN: this.handler.functionArn,
      SCHEDULER_ROLE_ARN: this.role.roleArn,
      TIMER_DLQ_ARN: this.unheard.queueArn,
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
      reason: 'Clocks are made while cases run; the pattern covers those of our group.',
    });
  }

  private listen(machines: StateMachine[]): void {
    new Rule(this, 'ExecutionStopped', {
      description: 'An execution stopped on something that repeating did not cure: a person is told',
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
          deadLetterQueue: this.unheard,
          retryAttempts: 20,
          maxEventAge: Duration.days(1),
        }),
      ],
    });
  }
}
