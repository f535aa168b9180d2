import { describe, expect, test } from 'vitest';
import { stageFunctions } from '#functions/stages/manifest.ts';
import { templateOfEverything } from './everything.ts';
import { endOf } from './roles.ts';
import { listOf, type Resource, resourcesOf, statementsOf, templateFor } from './stack.ts';

const off = templateFor('dev');
const on = templateOfEverything();

const DOORS = ['complaints', 'desk', 'integrations', 'track', 'webhooks'];
const ALIASED = [...Object.keys(stageFunctions), ...DOORS].toSorted();

const functions = new Map(resourcesOf(off, 'AWS::Lambda::Function'));
const nameOf = (id: string): string => endOf(functions.get(id)?.Properties['FunctionName']);
const referred = (value: unknown): string => (value as { Ref?: string }).Ref ?? '';

/** Names of everything that a value refers to, and of the conditions it hangs on. */
const refsIn = (value: unknown): string[] => {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'Ref' ? [String(inner)] : refsIn(inner)));
};

describe('aliases of functions', () => {
  const aliases = resourcesOf(off, 'AWS::Lambda::Alias');

  test('What executions call, and what customers, platforms and the team call, has one called live, everywhere', () => {
    expect(aliases.map(([, { Properties }]) => nameOf(referred(Properties['FunctionName']))).toSorted()).toEqual(
      ALIASED,
    );
    for (const [id, { Properties, Condition }] of aliases) {
      expect(Properties['Name'], id).toBe('live');
      expect(Condition, id).toBeUndefined();
    }
  });

  test('Definitions and the API know the alias, never the function behind it', () => {
    const ids = new Set(aliases.map(([id]) => id));
    for (const [, { Properties }] of resourcesOf(off, 'AWS::StepFunctions::StateMachine'))
      for (const [name, value] of Object.entries(Properties['DefinitionSubstitutions'] as object))
        if (name.endsWith('FunctionArn')) expect(ids, name).toContain(referred(value));
    const called = resourcesOf(off, 'AWS::ApiGatewayV2::Integration').filter(([, { Properties }]) =>
      ids.has(referred(Properties['IntegrationUri'])),
    );
    expect(called).toHaveLength(DOORS.length);
    const allowed = resourcesOf(off, 'AWS::Lambda::Permission').map(([, { Properties }]) =>
      referred(Properties['FunctionName']),
    );
    for (const [, { Properties }] of called) expect(allowed).toContain(referred(Properties['IntegrationUri']));
  });

  test('Whoever changes nothing but a parameter publishes a version by that, which knows it', () => {
    const parameters = new Set(Object.keys(off.toJSON()['Parameters']));
    const chosen = (value: unknown) => new Set(refsIn(value).filter((name) => parameters.has(name)));
    const versions = resourcesOf(off, 'AWS::Lambda::Version');
    expect(versions).toHaveLength(ALIASED.length);
    for (const [id, { Properties }] of versions) {
      const environment = functions.get(referred(Properties['FunctionName']))?.Properties['Environment'];
      const asked = chosen(environment);
      expect(asked, id).toContain('TimeScale');
      expect(
        [...asked].filter((name) => !chosen(Properties['Description']).has(name)),
        id,
      ).toEqual([]);
    }
  });
});

describe('a gradual deployment', () => {
  test('There is none unless it is switched on', () => {
    expect(JSON.stringify(off.toJSON())).not.toMatch(/CodeDeploy|StateMachineAlias|StateMachineVersion/);
  });

  const groups = new Map(resourcesOf(on, 'AWS::CodeDeploy::DeploymentGroup'));
  const alarms = new Set(
    resourcesOf(on, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => JSON.stringify(Properties['AlarmName'])),
  );
  const isAnAlarm = (name: unknown) => expect(alarms).toContain(JSON.stringify(name));

  test('Each alias has a group of its own, on AWS, with an alarm that there is', () => {
    const aliases = resourcesOf(on, 'AWS::Lambda::Alias');
    const used = aliases.map(([, { UpdatePolicy }]) => {
      const [condition, update, otherwise] = (
        UpdatePolicy as { CodeDeployLambdaAliasUpdate: { 'Fn::If': [string, Record<string, unknown>, unknown] } }
      ).CodeDeployLambdaAliasUpdate['Fn::If'];
      expect([condition, otherwise]).toEqual(['OnAws', { Ref: 'AWS::NoValue' }]);
      return referred(update['DeploymentGroupName']);
    });
    expect(used.toSorted()).toEqual([...groups.keys()].toSorted());
    for (const [id, { Properties, Condition }] of groups) {
      expect(Condition, id).toBe('OnAws');
      expect(Properties['DeploymentConfigName']).toBe('CodeDeployDefault.LambdaCanary10Percent10Minutes');
      expect(Properties['AutoRollbackConfiguration']).toMatchObject({
        Enabled: true,
        Events: expect.arrayContaining(['DEPLOYMENT_STOP_ON_ALARM']),
      });
      const watched = (Properties['AlarmConfiguration'] as { Enabled: boolean; Alarms: { Name: unknown }[] }).Alarms;
      expect(watched.length, id).toBeGreaterThan(0);
      for (const { Name } of watched) isAnAlarm(Name);
    }
  });

  test('An alarm on numbers of several metrics has no more of them than CloudWatch takes', () => {
    const failing = resourcesOf(on, 'AWS::CloudWatch::Alarm').find(([, { Properties }]) =>
      JSON.stringify(Properties['AlarmName']).includes('stages-failing'),
    )?.[1] as Resource;
    expect(failing['Condition']).toBe('OnAws');
    const metrics = failing.Properties['Metrics'] as { MetricStat?: unknown }[];
    const counted = metrics.filter(({ MetricStat }) => MetricStat !== undefined);
    expect(counted).toHaveLength(Object.keys(stageFunctions).length);
    expect(counted.length).toBeLessThanOrEqual(10);
  });

  test('CodeDeploy moves our aliases and looks at our alarms, and may do nothing else', () => {
    const own = statementsOf(on).filter(({ role }) => role.startsWith('Gradual'));
    const actions = own.flatMap(({ statement }) => listOf(statement.Action));
    expect(actions.toSorted()).toEqual([
      'cloudwatch:DescribeAlarms',
      'lambda:GetAlias',
      'lambda:GetProvisionedConcurrencyConfig',
      'lambda:UpdateAlias',
    ]);
    for (const { statement } of own) expect(JSON.stringify(statement.Resource)).not.toContain('*');
  });

  test('New cases get a new definition a tenth at first, and what began with a version finds it to its end', () => {
    const versions = resourcesOf(on, 'AWS::StepFunctions::StateMachineVersion');
    expect(versions).toHaveLength(2);
    for (const [id, version] of versions)
      expect(version, id).toMatchObject({
        Condition: 'OnAws',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
    const aliases = resourcesOf(on, 'AWS::StepFunctions::StateMachineAlias');
    for (const [id, { Properties, Condition }] of aliases) {
      expect(Condition, id).toBe('OnAws');
      const preference = Properties['DeploymentPreference'] as { Alarms: unknown[] };
      expect(preference).toMatchObject({ Type: 'CANARY', Percentage: 10, Interval: 10 });
      for (const name of preference.Alarms) isAnAlarm(name);
    }
    const told = resourcesOf(on, 'AWS::Lambda::Function').flatMap(([, { Properties }]) => {
      const { Variables } = Properties['Environment'] as { Variables: Record<string, unknown> };
      return Object.entries(Variables).filter(([name]) => name.endsWith('_MACHINE_ARN'));
    });
    expect(told.map(([name]) => name)).toEqual([
      ...['COMPLAINT_MACHINE_ARN', 'FOLLOW_UP_MACHINE_ARN', 'COMPLAINT_MACHINE_ARN'],
      ...['FOLLOW_UP_MACHINE_ARN', 'COMPLAINT_MACHINE_ARN', 'FOLLOW_UP_MACHINE_ARN'],
    ]);
    for (const [name, value] of told) expect((value as { 'Fn::If': unknown[] })['Fn::If']?.[0], name).toBe('OnAws');
  });
});
