import { readFileSync } from 'node:fs';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { AmendsStack } from '#infra/amends-stack.ts';
import { optionsOf } from '#infra/options/options.ts';
import { stackNameOf, tierOf } from '#infra/stack-name.ts';
import { everythingOn, templateOfEverything } from './everything.ts';
import {
  appIn,
  bundles,
  frame,
  policy,
  resourcesOf,
  templateFor,
  templateOf,
  templateWith,
  untraced,
} from './stack.ts';
import { type Stateful, statefulOf } from './stateful.ts';

describe('several environments in one account', () => {
  test('A stack of another name makes the same: nothing in its template is that name, and what holds data has the same ids', () => {
    const options = { policy, frame, bundles, tier: 'dev', options: everythingOn } as const;
    const template = templateOf(untraced(() => new AmendsStack(appIn(), 'Other-Pre', options)));
    expect(JSON.stringify(template.toJSON())).not.toContain('Other-Pre');
    expect(statefulOf(template)).toEqual(statefulOf(templateOfEverything()));
  });

  test('Nothing that an account has once has a name of its own', () => {
    const named: Record<string, string> = {
      ...{ 'AWS::Lambda::Function': 'FunctionName', 'AWS::StepFunctions::StateMachine': 'StateMachineName' },
      ...{ 'AWS::CloudWatch::Alarm': 'AlarmName', 'AWS::CloudWatch::Dashboard': 'DashboardName' },
      ...{
        'AWS::Events::EventBus': 'Name',
        'AWS::Scheduler::ScheduleGroup': 'Name',
        'AWS::Cognito::UserPoolDomain': 'Domain',
      },
      ...{
        'AWS::SES::ConfigurationSet': 'Name',
        'AWS::SES::ReceiptRuleSet': 'RuleSetName',
        'AWS::Logs::LogGroup': 'LogGroupName',
      },
    };
    for (const [type, property] of Object.entries(named)) {
      const found = resourcesOf(templateOfEverything(), type);
      expect(found.length, type).toBeGreaterThan(0);
      for (const [id, { Properties }] of found)
        expect(JSON.stringify(Properties[property] ?? 'AWS::Stack'), id).toContain('AWS::Stack');
    }
  });

  test.each([
    [undefined, 'Amends'],
    ['Amends-Pre', 'Amends-Pre'],
    ['a', 'a'],
    ['A2345678901234567890123456789012', 'A2345678901234567890123456789012'],
  ])('The name %s is %s', (given, name) => expect(stackNameOf(given)).toBe(name));

  test.each(['', '1st', 'pre prod', 'pré', 'A23456789012345678901234567890123', 7, ['Amends']])(
    'The name %s is refused, and what is allowed is said',
    (given) => expect(() => stackNameOf(given)).toThrow(/must begin with a letter .* at most 32/),
  );

  test.each(['Prod', 'production', '', undefined])(
    'The stage %s is refused: its data would go with the stack',
    (given) => {
      expect(() => tierOf(given)).toThrow('must be dev or prod');
      expect([tierOf('dev'), tierOf('prod')]).toEqual(['dev', 'prod']);
    },
  );
});

describe('options of all that is made', () => {
  test('Logs are kept for 90 days, or as many as is said', () => {
    const daysOf = (template: Template) =>
      new Set(resourcesOf(template, 'AWS::Logs::LogGroup').map(([, { Properties }]) => Properties['RetentionInDays']));
    expect(daysOf(templateFor('dev'))).toEqual(new Set([90]));
    expect(daysOf(templateWith({ logDays: 365 }))).toEqual(new Set([365]));
    expect(() => optionsOf({ logDays: 91 })).toThrow(/logDays: must be one of 1, 3/);
  });

  test('Tags are those AWS takes', () => {
    expect(optionsOf({ tags: { 'cost-center': '42' } }).tags).toEqual({ 'cost-center': '42' });
    expect(() => optionsOf({ tags: { 'aws:mine': '1' } })).toThrow(/tags/);
    expect(() => optionsOf({ tags: { many: 'x'.repeat(257) } })).toThrow(/tags/);
    const many = Object.fromEntries(Array.from({ length: 41 }, (_, number) => [`tag-${number}`, '1']));
    expect(() => optionsOf({ tags: many })).toThrow(/at most 40/);
  });
});

test('With all options on, the template is well below the 500 resources that a stack may have', () => {
  expect(Object.keys(templateOfEverything().toJSON()['Resources']).length).toBeLessThan(490);
});

describe('an upgrade', () => {
  const kept: Record<string, Stateful> = JSON.parse(readFileSync('test/fixtures/stateful/resources.json', 'utf8'));
  const now = statefulOf(templateOfEverything());

  test('Nothing that holds data, or an address that others know, is removed or replaced', () => {
    for (const [id, stateful] of Object.entries(kept)) expect(now[id], id).toEqual(stateful);
  });

  test('What holds data from now on is on the list: node test/infra/accept-stateful.ts', () => {
    expect(Object.keys(now)).toEqual(Object.keys(kept));
  });

  test('The list knows what cases, files, keys, people and timers lie in', () => {
    const types = new Set(Object.values(kept).map(({ type }) => type));
    for (const type of ['DynamoDB::Table', 'S3::Bucket', 'KMS::Key', 'Cognito::UserPool', 'Scheduler::ScheduleGroup'])
      expect(types).toContain(`AWS::${type}`);
    expect(Object.values(kept).filter(({ type }) => type === 'AWS::IAM::Role')).toHaveLength(5);
  });
});
