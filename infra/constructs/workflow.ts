import { readFileSync } from 'node:fs';
import { ArnFormat, Aws, type CfnCondition, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  CfnStateMachineAlias,
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { stageOfState } from '#functions/stages/manifest.ts';
import type { Foundation } from '../foundation.ts';
import type { GradualOptions } from '../options/options.ts';
import { alarmName } from './alarm.ts';
import { LIVE } from './live.ts';
import { logGroup } from './logs.ts';
import { onlyWhen } from './only-when.ts';
import type { Stages } from './stages.ts';

const machineNames = ['consult', 'settle', 'complaint', 'follow-up'] as const;
type MachineName = (typeof machineNames)[number];

/** Those that effects start; the others are run by a machine. */
const startedMachines = ['complaint', 'follow-up'] as const satisfies MachineName[];
type StartedMachine = (typeof startedMachines)[number];

export type WorkflowProps = { foundation: Foundation; stages: Stages };

/** What a definition refers to: `Understand` for `${UnderstandFunctionArn}`, `Settle` for `${SettleMachineArn}`. */
const referredTo = (definition: string, kind: 'Function' | 'Machine'): string[] => [
  ...new Set([...definition.matchAll(new RegExp(`\\$\\{(\\w+)${kind}Arn\\}`, 'g'))].map(([, name = '']) => name)),
];

/** `follow-up` for `FollowUp`. */
const machineOf = (called: string): MachineName => {
  const name = called.replace(/(?<=.)([A-Z])/g, '-$1').toLowerCase();
  const found = machineNames.find((one) => one === name);
  if (!found) throw new RangeError(`No state machine ${name}; there are ${machineNames.join(', ')}`);
  return found;
};

/**
 * The four state machines: they hold order, waits, retries and routing; every decision is a function's. Which functions and
 * machines each may call follows from the placeholders of its definition.
 */
export class Workflow extends Construct {
  private readonly machines = new Map<MachineName, StateMachine>();
  private readonly starts = new Map<StartedMachine, string>();

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    // One that runs another comes after it.
    for (const name of machineNames) this.machines.set(name, this.create(name, props));
    const { options, onAws } = props.foundation;
    if (options.gradual) for (const name of startedMachines) this.shift(name, options.gradual, onAws);
  }

  /** What a case is started by: the alias of a machine where deployments are gradual, which the emulator lacks, or the machine. */
  started(name: StartedMachine): string {
    return this.starts.get(name) ?? this.machine(name).stateMachineArn;
  }

  /**
   * New cases get a new definition a tenth at first. What runs another machine runs its newest definition, since both of one deployment
   * belong together. Versions stay: what began with one may be redriven.
   */
  private shift(name: StartedMachine, { how, minutes }: GradualOptions, onAws: CfnCondition): void {
    const machine = this.machine(name);
    const version = new CfnStateMachineVersion(this, `${name}-version`, {
      stateMachineArn: machine.stateMachineArn,
      stateMachineRevisionId: machine.stateMachineRevisionId,
    });
    version.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const alias = new CfnStateMachineAlias(this, `${name}-live`, {
      name: LIVE,
      deploymentPreference: {
        stateMachineVersionArn: version.attrArn,
        type: how.toUpperCase(),
        percentage: 10,
        interval: minutes,
        alarms: [alarmName(`${name}-failed`)],
      },
    });
    for (const one of [version, alias]) onlyWhen(onAws, one);
    this.starts.set(name, Fn.conditionIf(onAws.logicalId, alias.attrArn, machine.stateMachineArn).toString());
  }

  get all(): StateMachine[] {
    return [...this.machines.values()];
  }

  machine(name: MachineName): StateMachine {
    const machine = this.machines.get(name);
    if (!machine) throw new RangeError(`The state machine ${name} has to come before those that run it`);
    return machine;
  }

  private create(name: MachineName, { foundation: { store, onAws, options }, stages }: WorkflowProps): StateMachine {
    const stateMachineName = `${Aws.STACK_NAME}-${name}`;
    const definition = readFileSync(`statemachines/${name}.asl.json`, 'utf8');
    const functions = referredTo(definition, 'Function').map((state) => ({
      state,
      to: stages.of(stageOfState(state)),
    }));
    const children = referredTo(definition, 'Machine').map((called) => ({
      called,
      to: this.machine(machineOf(called)),
    }));
    const machine = new StateMachine(this, name, {
      stateMachineName,
      definitionBody: DefinitionBody.fromString(definition),
      definitionSubstitutions: {
        TableName: store.table.tableName,
        ...Object.fromEntries(functions.map(({ state, to }) => [`${state}FunctionArn`, to.called.functionArn])),
        ...Object.fromEntries(children.map(({ called, to }) => [`${called}MachineArn`, to.stateMachineArn])),
      },
      tracingEnabled: true,
      logs: {
        destination: logGroup(this, `${name}-logs`, {
          name: `/aws/vendedlogs/states/${stateMachineName}`,
          key: store.key,
          onAws,
          days: options.logDays,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    store.grantOpenTask(machine);
    this.mayCall(
      machine,
      functions.map(({ to }) => to),
    );
    this.mayRun(
      machine,
      children.map(({ to }) => to),
    );
    Validations.of(machine).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Log deliveries and trace segments have no resource to name; Step Functions asks for them on *.',
    });
    return machine;
  }

  /** Executions call the alias. Those that began before there was one call the function itself, and go on doing so to their end. */
  private mayCall(machine: StateMachine, functions: ReturnType<Stages['of']>[]): void {
    const resources = functions.flatMap(({ functionArn, called }) => [called.functionArn, functionArn]);
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
