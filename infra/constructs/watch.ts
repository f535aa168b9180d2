import { ArnFormat, Aws, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';
import type { Workflow } from './workflow.ts';

export type WatchProps = {
  foundation: Foundation;
  workflow: Workflow;
  /** Where a run goes that failed; the next one comes soon. */
  dlq: Queue;
};

/** Looks every minute whether the executions of cases go on, and begins again those that do not. */
export class Watch extends Construct {
  readonly worker: AmendsFunction<'watch'>;

  constructor(scope: Construct, id: string, { foundation, workflow, dlq }: WatchProps) {
    super(scope, id);
    const machines = [workflow.machine('complaint'), workflow.machine('follow-up')];
    const environment = {
      ...foundation.variables,
      COMPLAINT_MACHINE_ARN: workflow.started('complaint'),
      FOLLOW_UP_MACHINE_ARN: workflow.started('follow-up'),
    };
    const deadLetters = { queue: dlq, retryAttempts: 0 };
    this.worker = new AmendsFunction(this, 'Worker', { name: 'watch', foundation, environment, deadLetters });
    this.worker.addToRolePolicy(
      new PolicyStatement({
        actions: ['states:StartExecution'],
        resources: machines.map(({ stateMachineArn }) => stateMachineArn),
      }),
    );
    this.mayLookAt(machines.map(({ node }) => node.id));
    new Rule(this, 'EveryMinute', {
      description: 'Finds cases that do not go on, and resumes them',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this.worker, { deadLetterQueue: dlq, retryAttempts: 0 })],
    });
  }

  private mayLookAt(machines: string[]): void {
    const executions = machines.map((machine) =>
      Stack.of(this).formatArn({
        service: 'states',
        resource: 'execution',
        resourceName: `${Aws.STACK_NAME}-${machine}:*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    );
    this.worker.addToRolePolicy(
      new PolicyStatement({ actions: ['states:DescribeExecution', 'states:StopExecution'], resources: executions }),
    );
    for (const machine of machines)
      Validations.of(this.worker.role ?? this.worker).acknowledge({
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<AWS::StackName>-${machine}:*]`,
        reason: 'Executions are named when they start; the pattern covers those of one machine of ours.',
      });
  }
}
