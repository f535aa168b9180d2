import { ArnFormat, Aws, Duration, Fn, Stack } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, type CfnAlias } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { FunctionName } from '#functions/manifest.ts';
import { stageFunctions } from '#functions/stages/manifest.ts';
import type { Foundation } from '../foundation.ts';
import type { GradualOptions } from '../options/options.ts';
import { alarmAbove, alarmName } from './alarm.ts';
import { AmendsFunction } from './amends-function.ts';
import { LIVE } from './live.ts';
import { onlyWhen } from './only-when.ts';
import { OwnRole } from './own-role.ts';

/** So many errors of stages in five minutes are no slip of the network, which a repeat cures. */
const FAILING = 2;

const STAGES_FAILING = 'stages-failing';

/** How CodeDeploy calls what it has by itself (AWS: CodeDeploy, predefined deployment configurations for Lambda). */
const configurationOf = ({ how, minutes }: GradualOptions): string =>
  how === 'canary'
    ? `CodeDeployDefault.LambdaCanary10Percent${minutes}Minutes`
    : `CodeDeployDefault.LambdaLinear10PercentEvery${minutes}Minutes`;

export type GradualProps = { foundation: Foundation; topic: ITopic };

type Aliased = { name: FunctionName; alias: Alias };

const isStage = ({ name }: Pick<Aliased, 'name'>): boolean => name in stageFunctions;

/** The alarms that turn back a deployment of a function. */
const alarmsOf = (name: FunctionName): string[] => [isStage({ name }) ? STAGES_FAILING : 'api-5xx'];

/**
 * New code of the functions that have an alias is called for a tenth of the calls first. An alarm that rings meanwhile turns the
 * deployment back: CodeDeploy moves the alias, and CloudFormation the rest of the stack.
 */
export class Gradual extends Construct {
  constructor(scope: Construct, id: string, { foundation, topic }: GradualProps) {
    super(scope, id);
    const { options, onAws } = foundation;
    if (!options.gradual) return;
    const all = Stack.of(this)
      .node.findAll()
      .flatMap((one): Aliased[] =>
        one instanceof AmendsFunction && one.called instanceof Alias
          ? [{ name: one.nameInManifest, alias: one.called }]
          : [],
      );
    this.watchStages(all.filter(isStage), topic);
    const application = new CfnApplication(this, 'Application', { computePlatform: 'Lambda' });
    const role = this.role(all);
    for (const { name, alias } of all) {
      const group = new CfnDeploymentGroup(this, name, {
        applicationName: application.ref,
        serviceRoleArn: role.roleArn,
        deploymentConfigName: configurationOf(options.gradual),
        deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        alarmConfiguration: { enabled: true, alarms: alarmsOf(name).map((id) => ({ name: alarmName(id) })) },
        autoRollbackConfiguration: {
          enabled: true,
          events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
        },
      });
      const update = { ApplicationName: application.ref, DeploymentGroupName: group.ref };
      (alias.node.defaultChild as CfnAlias).addOverride(
        'UpdatePolicy.CodeDeployLambdaAliasUpdate',
        Fn.conditionIf(onAws.logicalId, update, Aws.NO_VALUE),
      );
    }
    onlyWhen(onAws, this);
  }

  /** A case that stopped comes too late: a stage is tried seven times, and nine of ten tries still go to the version before. */
  private watchStages(stages: Aliased[], topic: ITopic): void {
    const errors = stages.map(({ alias }, index) => [`e${index}`, alias.metricErrors({ statistic: 'Sum' })] as const);
    alarmAbove(this, STAGES_FAILING, {
      topic,
      metric: new MathExpression({
        expression: 'SUM(FILL(METRICS(), 0))',
        usingMetrics: Object.fromEntries(errors),
        period: Duration.minutes(5),
        label: 'Errors of stages',
      }),
      threshold: FAILING,
      hurts: 'Customers may wait: a stage fails. A deployment that goes on meanwhile is turned back, see the runbook.',
    });
  }

  /** What CodeDeploy does with aliases (AWS: AWSCodeDeployRoleForLambdaLimited), with ours alone. They are named, not referred to: they wait for the groups. */
  private role(all: Aliased[]): OwnRole {
    const role = new OwnRole(this, 'Role', {
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
      description: 'What CodeDeploy may do: move the aliases of Amends',
    });
    const arn = (service: string, resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service, resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    const functions = all.map(({ name }) => arn('lambda', 'function', `${Aws.STACK_NAME}-${name}`));
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
        resources: functions.flatMap((one) => [one, `${one}:${LIVE}`]),
      }),
    );
    const alarms = [...new Set(all.flatMap(({ name }) => alarmsOf(name)))];
    role.addToPolicy(
      new PolicyStatement({
        actions: ['cloudwatch:DescribeAlarms'],
        resources: alarms.map((id) => arn('cloudwatch', 'alarm', alarmName(id))),
      }),
    );
    return role;
  }
}
