import { describe, expect, test } from 'vitest';
import { manifest } from '#functions/manifest.ts';
import { messagingArns } from '#local/platforms.ts';
import { templateFor } from '#test/infra/stack.ts';
import { ANY_MACHINE, type Call } from './call.ts';
import { NOT_IN_JOURNEYS, type NotInJourneys } from './not-in-journeys.ts';
import { replay, stale, unexplained } from './replay.ts';
import { type Deployed, machinesOf, policiesOf, type TemplateJson } from './template.ts';

const template = templateFor('prod').toJSON() as TemplateJson;
const ARN: Record<string, string> = {
  'AWS::StepFunctions::StateMachine': 'arn:aws:states:eu-west-1:000000000000:stateMachine:',
  'AWS::SecretsManager::Secret': 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:',
};
/** As if every resource were called by its own id of the template. */
const deployed: Deployed = {
  region: 'eu-west-1',
  account: '000000000000',
  parameters: { MailDomain: 'lumbre.example', MessagingArns: messagingArns.join(',') },
  physicalIds: Object.fromEntries(
    Object.entries(template.Resources).map(([id, { Type }]) => [id, `${ARN[Type] ?? ''}${id}`]),
  ),
};
const named = (kind: RegExp) => Object.keys(template.Resources).find((id) => kind.test(id)) ?? 'nothing';
const TABLE = `arn:aws:dynamodb:eu-west-1:000000000000:table/${named(/^StoreTable/)}`;
const policies = policiesOf(template, deployed);
const replayed = (...calls: Call[]) => replay({ calls, template, deployed });
const onTable = (name: string, action: string, kind = 'CASE#x', resource = TABLE): Call => ({
  function: name,
  action: `dynamodb:${action}`,
  resource,
  conditions: { 'dynamodb:LeadingKeys': [kind] },
});

describe('the policies of the synthesised template', () => {
  test('are found for every function of the manifest', () => {
    expect(Object.keys(policies).toSorted()).toEqual(Object.keys(manifest).toSorted());
    for (const statements of Object.values(policies)) expect(statements.length).toBeGreaterThan(1);
  });

  test('let the function that serves the desk to browsers touch neither the table nor a bucket nor a secret', () => {
    const actions = (policies['desk-app'] ?? []).flatMap((statement) => statement.actions);
    expect(actions.filter((action) => !/^(?:logs|xray):/.test(action))).toEqual([]);
  });

  test('are understood but for the numbers that SMS goes out with, which have no ARN where there is no parameter', () => {
    const text = JSON.stringify(Object.values(policies));
    const open = [...new Set(text.match(/unresolved:[^"]*/g))].filter((one) => !/StreamArn$/.test(one));
    expect(open).toEqual([]);
  });

  test('name four state machines', () => {
    expect(machinesOf(template, deployed)).toHaveLength(4);
  });
});

describe('a call that is replayed', () => {
  const from = (address: string) => ({ 'ses:FromAddress': [address] });
  const identity = (name: string) => `arn:aws:ses:eu-west-1:000000000000:identity/${name}`;
  const mail = (name: string, address: string): Call => ({
    function: name,
    action: 'ses:SendEmail',
    resource: identity('x@x.example'),
    conditions: from(address),
  });
  test.each<[string, Call]>([
    ['reads its case', onTable('complaints', 'GetItem')],
    ['finds by an index', onTable('desk', 'Query', 'DUE#x', `${TABLE}/index/gsi1`)],
    ['stores a signed head', onTable('sign-heads', 'PutItem', 'SIGNED#x')],
    ['reads what is blocked, being retention', onTable('retention', 'GetItem', 'BLOCKED#x')],
    ['sends mail from our domain', mail('relay', 'atencion@lumbre.example')],
  ])('is allowed where it %s', (_, call) => {
    expect(replayed(call).refused).toEqual([]);
  });

  test.each<[string, Call, string]>([
    ['reads what is blocked', onTable('complaints', 'GetItem', 'BLOCKED#x'), 'denied'],
    ['writes a signed head', onTable('desk', 'PutItem', 'SIGNED#x'), 'denied'],
    ['changes a case, being the signer', onTable('sign-heads', 'PutItem', 'CASE#x'), 'not allowed'],
    ['scans', onTable('desk', 'Scan'), 'not allowed'],
    [
      'finds by an index, taking complaints',
      onTable('complaints', 'Query', 'DUE#x', `${TABLE}/index/gsi1`),
      'not allowed',
    ],
    ['touches another table', onTable('desk', 'GetItem', 'CASE#x', `${TABLE}2`), 'not allowed'],
    ['sends mail from another domain', mail('relay', 'atencion@lumbre.example.org'), 'not allowed'],
    ['sends mail, being the desk', mail('desk', 'atencion@lumbre.example'), 'not allowed'],
    ['is of no function of ours', onTable('nobody', 'GetItem'), 'not allowed'],
    [
      'is of a service nobody knows',
      { function: 'relay', action: 'textract:DetectText', resource: '*', conditions: {} },
      'not allowed',
    ],
    [
      'could not be written down',
      { function: 'relay', action: 'recorder:TypeError', resource: '*', conditions: {} },
      'not allowed',
    ],
  ])('is refused where it %s', (_, call, decision) => {
    expect(replayed(call).refused).toEqual([{ ...call, decision }]);
  });

  test('at a token stands for one on every machine', () => {
    const call: Call = { function: 'relay', action: 'states:SendTaskSuccess', resource: ANY_MACHINE, conditions: {} };
    expect(replayed(call).refused).toEqual([]);
    expect(replayed({ ...call, function: 'watch' }).refused).toHaveLength(4);
  });
});

describe('an allowance', () => {
  const everythingElse: NotInJourneys = { actions: ['*'], because: 'For this test.' };
  const but = (action: string, name: string): NotInJourneys[] => [
    { ...everythingElse, functions: Object.keys(manifest).filter((one) => one !== name) },
    {
      functions: [name],
      actions: ['logs:*', 'xray:*', 'kms:*', 'secretsmanager:*', 's3:*', 'comprehend:*'],
      because: 'For this test.',
    },
    ...['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'Query']
      .filter((one) => one !== action)
      .map((one) => ({ functions: [name], actions: [`dynamodb:${one}`], because: 'For this test.' })),
  ];

  test('that no run used is told of, by names that a reader knows', () => {
    expect(unexplained([replayed()], but('GetItem', 'understand'))).toEqual([
      'understand: dynamodb:GetItem on StoreTable',
    ]);
  });

  test('that one of two runs used is not', () => {
    const runs = [replayed(onTable('understand', 'GetItem')), replayed()];
    expect(unexplained(runs, but('GetItem', 'understand'))).toEqual([]);
  });

  test('is not used by a call of another function, nor by a call that is denied', () => {
    const others = [replayed(onTable('own', 'GetItem')), replayed(onTable('understand', 'PutItem'))];
    expect(unexplained(others, but('GetItem', 'understand'))).toHaveLength(1);
  });

  test('on one index is not used by a call on another', () => {
    const entries: NotInJourneys[] = [
      { ...everythingElse, resources: ['StoreTable', '*gsi3', 'arn:*', 'S*Secret*', '[*]'] },
    ];
    const left = unexplained([replayed(onTable('desk', 'Query', 'DUE#x', `${TABLE}/index/gsi1`))], entries);
    expect(left).toContain('desk: dynamodb:Query on StoreTable/index/gsi2');
    expect(left).not.toContain('desk: dynamodb:Query on StoreTable/index/gsi1');
  });

  test('that is listed is one of today, and has a reason that is a sentence', () => {
    expect(stale([replayed()], NOT_IN_JOURNEYS)).toEqual([]);
    expect(stale([replayed()], [{ actions: ['s3:DeleteBucket'], because: 'Nobody may.' }])).toHaveLength(1);
    for (const { because } of NOT_IN_JOURNEYS) expect(because).toMatch(/^[A-Z].{20,}\.$/);
  });
});
