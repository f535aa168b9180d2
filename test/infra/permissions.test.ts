import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FunctionName, manifest } from '#functions/manifest.ts';
import { definitionOf, machineNames, statesOf, textOf } from '#test/statemachines/definitions.ts';
import { bundles, listOf, resourcesOf, statementsOf, templateFor } from './stack.ts';

const template = templateFor('prod');
/** What roles are allowed; what they are denied beside it has a test of its own. */
const all = statementsOf(template);
const statements = all.filter(({ statement }) => statement.Effect === 'Allow');
const functions = resourcesOf(template, 'AWS::Lambda::Function');
const machines = resourcesOf(template, 'AWS::StepFunctions::StateMachine');

const endOf = (name: unknown): string => JSON.stringify(name).replace(/^.*"AWS::StackName"\},"-([a-z-]+)".*$/, '$1');
const roleOf = (properties: Record<string, unknown>): string =>
  /"Role(?:Arn)?":\{"Fn::GetAtt":\["(\w+)"/.exec(JSON.stringify(properties))?.[1] ?? 'no role';
const actionsOf = (role: string): string[] =>
  statements.filter((entry) => entry.role === role).flatMap(({ statement }) => listOf(statement.Action));
const roleOfFunction = (name: FunctionName): string => {
  const found = functions.find(([, { Properties }]) => endOf(Properties['FunctionName']) === name);
  return roleOf(found?.[1].Properties ?? {});
};
const roleOfMachine = (name: string): string => {
  const found = machines.find(([, { Properties }]) => endOf(Properties['StateMachineName']) === name);
  return roleOf(found?.[1].Properties ?? {});
};

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
    '/attachments/*',
    '/inbound/*',
    '/inbound/channels/*',
    ':identity/*',
  ]);
});

test('No role has a policy that AWS manages, and none is shared', () => {
  const roles = functions.map(([, { Properties }]) => roleOf(Properties));
  expect(new Set(roles).size).toBe(functions.length);
  for (const [, { Properties }] of resourcesOf(template, 'AWS::IAM::Role'))
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
});

/** The roles that may do something of a kind. */
const rolesThatMay = (kind: RegExp) =>
  new Set(
    statements
      .filter(({ statement }) => listOf(statement.Action).some((action) => kind.test(String(action))))
      .map(({ role }) => role),
  );

test('Only the relay moves executions, sets timers and tells the bus', () => {
  expect(rolesThatMay(/^(states:SendTask|scheduler:|iam:PassRole|events:PutEvents)/)).toEqual(
    new Set([roleOfFunction('relay'), roleOfFunction('relay-sweep')]),
  );
});

test('Only the relay sends mail, and what lists to the team what was set aside', () => {
  expect(rolesThatMay(/^ses:/)).toEqual(
    new Set([roleOfFunction('relay'), roleOfFunction('relay-sweep'), roleOfFunction('set-aside-list')]),
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
  expect(policies.map(([, { Condition }]) => Condition)).toEqual(['HasMessaging', 'HasMessaging']);
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

describe('what is blocked', () => {
  const deniedOf = (role: string, sid = 'NothingBlocked') =>
    all
      .filter(({ role: own, statement }) => own === role && statement.Effect === 'Deny' && statement.Sid === sid)
      .map(({ statement }) => statement);
  const onTable = (role: string) =>
    actionsOf(role).some((action) => /^dynamodb:(?:Get|Put|Update|Delete|Query|Batch)/.test(action));
  const named: [string, string][] = [
    ...functions.map(
      ([, { Properties }]) => [endOf(Properties['FunctionName']), roleOf(Properties)] as [string, string],
    ),
    ...machines.map(
      ([, { Properties }]) => [endOf(Properties['StateMachineName']), roleOf(Properties)] as [string, string],
    ),
  ];
  test.each(named.filter(([name, role]) => onTable(role) && name !== 'retention'))(
    'is out of reach of %s',
    (_, role) => {
      const reaching = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'];
      expect(deniedOf(role)).toEqual([
        expect.objectContaining({
          Action: expect.arrayContaining(reaching.map((action) => `dynamodb:${action}`)),
          Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['BLOCKED#*'] } },
        }),
      ]);
    },
  );
  test('What is blocked is for the retention function, which reads no file', () => {
    const role = roleOfFunction('retention');
    expect(deniedOf(role)).toEqual([]);
    expect(actionsOf(role).filter((action) => action.startsWith('s3:'))).not.toContain('s3:GetObject');
  });
  test.each(named.filter(([name, role]) => onTable(role) && name !== 'sign-heads'))(
    'Signed heads of histories are not written by %s',
    (_, role) => {
      const writing = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'];
      expect(deniedOf(role, 'NothingSigned')).toEqual([
        expect.objectContaining({
          Action: writing.map((action) => `dynamodb:${action}`).toSorted(),
          Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['SIGNED#*'] } },
        }),
      ]);
    },
  );
  test('Only the signer of histories may sign, with a key of its own, and it changes nothing else', () => {
    const signer = roleOfFunction('sign-heads');
    expect(rolesThatMay(/^kms:Sign$/)).toEqual(new Set([signer]));
    const writing = statements.filter(
      ({ role, statement }) => role === signer && listOf(statement.Action).includes('dynamodb:PutItem'),
    );
    expect(writing.map(({ statement }) => statement.Condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SIGNED#*'] } },
    ]);
    expect(actionsOf(signer)).not.toContain('dynamodb:Query');
    const [key] = resourcesOf(template, 'AWS::KMS::Key').filter(
      ([, { Properties }]) => Properties['KeyUsage'] === 'SIGN_VERIFY',
    );
    expect(key?.[1].Properties).toMatchObject({
      KeySpec: 'ECC_NIST_P256',
      KeyPolicy: {
        Statement: expect.arrayContaining([
          expect.objectContaining({
            Effect: 'Deny',
            Action: 'kms:Sign',
            Principal: { AWS: '*' },
            Condition: { ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [signer, 'Arn'] } } },
          }),
        ]),
      },
    });
  });
  test('What is blocked cannot be read in any bucket, by anybody', () => {
    const policies = resourcesOf(template, 'AWS::S3::BucketPolicy').map(([, { Properties }]) =>
      JSON.stringify(Properties),
    );
    const blocking = policies.filter((text) => text.includes('"s3:ExistingObjectTag/blocked":"true"'));
    expect(blocking).toHaveLength(2);
    for (const text of blocking) expect(text).toContain('"s3:GetObjectVersion"');
  });
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
    expect(actionsOf(roleOfFunction(name)).includes('dynamodb:DeleteItem')).toBe(/\bdrop: keys\./.test(code));
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
    expect(invoked).toHaveLength(calls.size);
  });
});
