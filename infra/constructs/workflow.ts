import { readFileSync } from 'node:fs';
import { ArnFormat, Aws, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import type { Stages } from './stages.ts';
import type { Store } from './store.ts';

/** What a definition refers to: `${UnderstandFunctionArn}` is the function named Understand, and so on. */
type References = { functions?: Record<string, IFunction>; machines?: Record<string, StateMachine> };

type MachineName = 'complaint' | 'consult' | 'settle' | 'follow-up';

/** The four state machines: they hold order, waits, retries and routing; every decision is a function's. */
export class Workflow extends Construct {
  readonly complaint: StateMachine;
  readonly consult: StateMachine;
  readonly settle: StateMachine;
  readonly followUp: StateMachine;

  constructor(scope: Construct, id: string, { store }: Foundation, stages: Stages) {
    super(scope, id);
    this.consult = this.machine('consult', store);
    this.settle = this.machine('settle', store, { functions: { Concede: stages.concede, Agree: stages.agree } });
    this.complaint = this.machine('complaint', store, {
      functions: {
        Understand: stages.understand,
        Own: stages.own,
        Acknowledge: stages.acknowledge,
        Outcome: stages.outcome,
      },
      machines: { Consult: this.consult, Settle: this.settle },
    });
    this.followUp = this.machine('follow-up', store, { functions: { Conclude: stages.conclude } });
  }

  get all(): StateMachine[] {
    return [this.complaint, this.consult, this.settle, this.followUp];
  }

  private machine(name: MachineName, store: Store, { functions = {}, machines = {} }: References = {}): StateMachine {
    const stateMachineName = `${Aws.STACK_NAME}-${name}`;
    const arns = [
      ...Object.entries(functions).map(([key, { functionArn }]) => [`${key}FunctionArn`, functionArn]),
      ...Object.entries(machines).map(([key, { stateMachineArn }]) => [`${key}MachineArn`, stateMachineArn]),
    ];
    const machine = new StateMachine(this, name, {
      stateMachineName,
      definitionBody: DefinitionBody.fromString(readFileSync(`statemachines/${name}.asl.json`, 'utf8')),
      definitionSubstitutions: { TableName: store.table.tableName, ...Object.fromEntries(arns) },
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, `${name}-logs`, {
          logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
          retention: RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    store.grantOpenTask(machine);
    this.mayCall(machine, Object.values(functions));
    this.mayRun(machine, Object.values(machines));
    Validations.of(machine).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Log deliveries and trace segments have no resource to name; Step Functions asks for them on *.',
    });
    return machine;
  }

  private mayCall(machine: StateMachine, functions: IFunction[]): void {
    const resources = functions.map(({ functionArn }) => functionArn);
    if (resources.length > 0)
      machine.addToRolePolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources }));
  }

  /** Lets a machine run others and wait for their end, which Step Functions hears of through a rule of its own. */
  private mayRun(parent: StateMachine, children: StateMachine[]): void {
    if (children.length === 0) return;
    const stack = Stack.of(this);
    const executions = children.map((child) =>
      stack.formatArn({
        service: 'states',
        resource: 'execution',
        resourceName: `${Aws.STACK_NAME}-${child.node.id}:*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    );
    const listeningRule = stack.formatArn({
      service: 'events',
      resource: 'rule',
      resourceName: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
    });
    const allow = (actions: string[], resources: string[]) =>
      parent.addToRolePolicy(new PolicyStatement({ actions, resources }));
    allow(
      ['states:StartExecution'],
      children.map(({ stateMachineArn }) => stateMachineArn),
    );
    allow(['states:DescribeExecution', 'states:StopExecution'], executions);
    allow(['events:PutTargets', 'events:PutRule', 'events:DescribeRule'], [listeningRule]);
    for (const name of children.map((child) => child.node.id))
      Validations.of(parent).acknowledge({
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<AWS::StackName>-${name}:*]`,
        reason: 'Executions are named when they start; the pattern covers those of one machine of ours.',
      });
  }
}
