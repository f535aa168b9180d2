import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FunctionName, manifest } from '#functions/manifest.ts';
import { definitionOf, machineNames, statesOf, textOf } from '#test/statemachines/definitions.ts';
import {
  actionsOf,
  endOf,
  functions,
  machines,
  roleOf,
  roleOfFunction,
  roleOfMachine,
  rolesThatMay,
  statements,
  template,
} from './roles.ts';
import { bundles, listOf, resourcesOf } from './stack.ts';

/** Actions that know no resource. The reasons stand beside the constructs. */
const ON_EVERYTHING = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
  'comprehend:ContainsPiiEntities',
  'comprehend:DetectDominantLanguage',
  'comprehend:DetectKeyPhrases',
  'comprehend:DetectPiiEntities',
  'comprehend:DetectSentiment',
  'dynamodb:ListStreams',
];

test('No action is a wildcard', () => {
  const wild = statements.flatMap(({ statement }) => listOf(statement.Action)).filter((action) => action.includes('*'));
  expect(wild).toEqual([]);
});

test('Only what knows no resource is allowed on everything', () => {
  const onAll = statements
    .filter(({ statement }) => listOf(statement.Resource).includes('*'))
    .flatMap(({ statement }) => listOf(statement.Action));
  expect(onAll.filter((action) => !ON_EVERYTHING.includes(action))).toEqual([]);
});

test('Mail goes to whomever, and from the domain of the company alone', () => {
  const sending = statements.filter(({ statement }) => listOf(statement.Action).includes('ses:SendEmail'));
  const toAnybody = sending.filter(({ statement }) => JSON.stringify(statement.Resource).includes(':identity/*'));
  expect(toAnybody.length).toBeGreaterThan(0);
  for (const { statement } of toAnybody)
    expect(statement.Condition).toMatchObject({ StringLike: { 'ses:FromAddress': expect.anything() } });
});

test('Patterns in resources stand for things that get their name while cases run', () => {
  const patterns = statements
    .flatMap(({ statement }) => listOf<unknown>(statement.Resource))
    .map((resource) => JSON.stringify(resource))
    .filter((resource) => resource.includes('*') && resource !== '"*"')
    .map((resource) => /[^"]*\*/.exec(resource)?.[0]);
  expect([...new Set(patterns)].toSorted()).toEqual([
    '-complaint:*',
    '-consult:*',
    '-follow-up:*',
    '-settle:*',
    '/*',
    '/anchors/*',
    '/attachments/*',
    '/customers/*',
    '/inbound/*',
    '/inbound/channels/*',
    '/packs/*',
    ':identity/*',
  ]);
});

test('Who has to tell what is gone from what is denied may list the bucket, of this account, and nobody else', () => {
  const listing = statements.filter(({ statement }) => listOf(statement.Action).includes('s3:ListBucket'));
  const allowed = [roleOfFunction('inbound'), roleOfFunction('retention')];
  expect(new Set(listing.map(({ role }) => role).filter((role) => !/malware/i.test(role)))).toEqual(new Set(allowed));
  for (const { statement } of listing)
    expect(statement.Condition).toEqual({ StringEquals: { 's3:ResourceAccount': { Ref: 'AWS::AccountId' } } });
});

test('Files of cases are read by what hands them to people, and by nobody else', () => {
  const reading = statements.filter(
    ({ statement }) =>
      listOf(statement.Action).includes('s3:GetObject') &&
      JSON.stringify(statement.Resource).includes('/attachments/*'),
  );
  expect(new Set(reading.map(({ role }) => role).filter((role) => !/malware/i.test(role)))).toEqual(
    new Set([
      roleOfFunction('desk-set-aside'),
      roleOfFunction('desk-evidence'),
      roleOfFunction('desk-evidence-by-command'),
    ]),
  );
});

test('No role has a policy that AWS manages, and none is shared', () => {
  const roles = functions.map(([, { Properties }]) => roleOf(Properties));
  expect(new Set(roles).size).toBe(functions.length);
  for (const [, { Properties }] of resourcesOf(template, 'AWS::IAM::Role'))
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
});

test('Only the relay moves executions, sets timers and tells the bus', () => {
  expect(rolesThatMay(/^(states:SendTask|scheduler:|iam:PassRole|events:PutEvents)/)).toEqual(
    new Set([roleOfFunction('relay'), roleOfFunction('relay-sweep')]),
  );
});

test('Only the relay sends mail, what asks how a delivery went, what tells those whom an incident affects, and what tells the team what was set aside, which action waits, which budget does not add up, or which failure many complain of', () => {
  expect(rolesThatMay(/^ses:/)).toEqual(
    new Set(
      (
        [
          'relay',
          'relay-sweep',
          'set-aside-list',
          'budget-check',
          'delivery-surveys',
          'action-reminders',
          'incidents',
          'incident-members',
        ] as const
      ).map((name) => roleOfFunction(name)),
    ),
  );
});

test('Only the relay sends SMS and WhatsApp by AWS, with the numbers of the parameter and with nothing where there is none', () => {
  const texting = statements.filter(({ statement }) =>
    listOf(statement.Action).some((action) => /^(sms-voice|social-messaging):/.test(action)),
  );
  expect(new Set(texting.map(({ role }) => role))).toEqual(
    new Set([roleOfFunction('relay'), roleOfFunction('relay-sweep')]),
  );
  expect(texting.map(({ statement }) => statement.Resource)).toEqual([
    { Ref: 'MessagingArns' },
    { Ref: 'MessagingArns' },
  ]);
  const policies = resourcesOf(template, 'AWS::IAM::Policy').filter(([, policy]) =>
    JSON.stringify(policy).includes('sms-voice:'),
  );
  expect(policies.map(([, { Condition }]) => Condition)).toEqual(['HasMessaging']);
});

test('The relay puts events on our bus and on no other', () => {
  const [[bus = ''] = []] = resourcesOf(template, 'AWS::Events::EventBus');
  for (const { statement } of statements.filter(({ statement }) =>
    listOf(statement.Action).includes('events:PutEvents'),
  ))
    expect(statement).toMatchObject({ Action: 'events:PutEvents', Resource: { 'Fn::GetAtt': [bus, 'Arn'] } });
});

test('A function reads the secrets that its environment names, and no other', () => {
  for (const [, { Properties }] of functions) {
    const { Variables } = Properties['Environment'] as { Variables: Record<string, unknown> };
    const told = Object.entries(Variables)
      .filter(([name]) => /_SECRETS?_ID$/.test(name))
      .map(([, value]) => JSON.stringify(value))
      .toSorted();
    const allowed = statements
      .filter(({ role, statement }) => {
        return role === roleOf(Properties) && listOf(statement.Action).includes('secretsmanager:GetSecretValue');
      })
      .flatMap(({ statement }) => listOf<unknown>(statement.Resource).map((resource) => JSON.stringify(resource)))
      .toSorted();
    expect(allowed).toEqual(told);
  }
});

test('Who may write items in batches may store and drop single ones as well, so that the right adds nothing', () => {
  const batches = statements.filter(({ statement }) => listOf(statement.Action).includes('dynamodb:BatchWriteItem'));
  expect(batches.length).toBeGreaterThan(0);
  for (const { statement } of batches)
    expect(listOf(statement.Action)).toEqual(expect.arrayContaining(['dynamodb:PutItem', 'dynamodb:DeleteItem']));
});

describe('a function may do with the table what its code does', () => {
  const { outputs } = JSON.parse(readFileSync(join(bundles, 'meta.json'), 'utf8')) as {
    outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
  };
  /** What a bundle holds of our code, without the table that all of them have. */
  const codeOf = (name: string): string =>
    Object.entries(outputs)
      .filter(([output]) => output.endsWith(`/${name}/index.mjs`))
      .flatMap(([, { inputs }]) => Object.entries(inputs))
      .filter(
        ([file, { bytesInOutput }]) => /^(?:functions|cases)\/(?!store\/dynamo-table)/.test(file) && bytesInOutput > 0,
      )
      .map(([file]) => readFileSync(file, 'utf8'))
      .join('\n');
  test.each(Object.keys(manifest) as FunctionName[])('%s', (name) => {
    const code = codeOf(name);
    const resources = statements
      .filter(({ role, statement }) => {
        return role === roleOfFunction(name) && listOf(statement.Action).includes('dynamodb:Query');
      })
      .map(({ statement }) => JSON.stringify(statement.Resource));
    expect(resources.some((resource) => resource.includes('/index/gsi1'))).toBe(/\.index\(/.test(code));
    expect(actionsOf(roleOfFunction(name)).includes('dynamodb:DeleteItem')).toBe(
      /\bdrop: keys\.|\{ drop \}/.test(code),
    );
    // Who does a whole run of effects, and may store and drop single items anyway.
    expect(actionsOf(roleOfFunction(name)).includes('dynamodb:BatchWriteItem')).toBe(/\bserveLanes\(/.test(code));
  });
});

describe.each(machineNames)('the state machine %s', (name) => {
  const [, machine] = machines.find(([, { Properties }]) => endOf(Properties['StateMachineName']) === name) ?? [];
  const substitutions = Object.keys((machine?.Properties['DefinitionSubstitutions'] as object) ?? {});
  const placeholders = [...textOf(name).matchAll(/\$\{(\w+)\}/g)].map(([, placeholder]) => placeholder);
  const actions = actionsOf(roleOfMachine(name));
  const resources = statesOf(definitionOf(name)).map(([, { Resource }]) => Resource ?? '');

  test('The state machine %s is given a value for every placeholder, and no other', () => {
    expect(substitutions.toSorted()).toEqual([...new Set(placeholders)].toSorted());
  });
  test('The state machine %s may do what its states do, and no other', () => {
    const uses = (end: string) => resources.some((resource) => resource.includes(end));
    expect(actions.includes('lambda:InvokeFunction')).toBe(uses('lambda:invoke'));
    expect(actions.includes('dynamodb:UpdateItem')).toBe(uses('updateItem'));
    expect(actions.includes('states:StartExecution')).toBe(uses('startExecution'));
    expect(actions.filter((action) => action.startsWith('lambda:') && action !== 'lambda:InvokeFunction')).toEqual([]);
    const calls = new Set(placeholders.filter((placeholder) => placeholder?.endsWith('FunctionArn')));
    const invoked = statements
      .filter(({ role, statement }) => {
        return role === roleOfMachine(name) && listOf(statement.Action).includes('lambda:InvokeFunction');
      })
      .flatMap(({ statement }) => listOf<unknown>(statement.Resource));
    // Each by its alias, and by itself for executions that began before there was one.
    expect(invoked).toHaveLength(2 * calls.size);
  });
});
