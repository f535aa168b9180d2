import { describe, expect, test } from 'vitest';
import { listOf, type Resource, resourcesOf, type Statement, templateFor, templateWith } from './stack.ts';

const template = templateFor('dev');
const onAws = (value: unknown, otherwise: unknown = { Ref: 'AWS::NoValue' }) => ({
  'Fn::If': ['OnAws', value, otherwise],
});

describe('logs', () => {
  const groups = resourcesOf(template, 'AWS::Logs::LogGroup');
  const [keyId, key] =
    resourcesOf(template, 'AWS::KMS::Key').find(([, { Properties }]) => Properties['KeyUsage'] === undefined) ?? [];

  test('All logs are encrypted under our key on AWS', () => {
    expect(groups.length).toBeGreaterThan(20);
    for (const [id, { Properties }] of groups)
      expect(Properties['KmsKeyId'], id).toEqual(onAws({ 'Fn::GetAtt': [keyId, 'Arn'] }));
  });

  test('CloudWatch Logs may use the key for log groups of this stack alone, and the names of all of them are meant', () => {
    const { Statement } = (key?.Properties['KeyPolicy'] ?? {}) as { Statement: (Statement & { Principal: unknown })[] };
    const [logs, ...others] = Statement.filter(({ Principal }) => JSON.stringify(Principal).includes('"logs.'));
    expect(others).toEqual([]);
    expect(listOf(logs?.Action ?? [])).not.toContain('kms:*');
    const { ArnLike } = (logs?.Condition ?? {}) as { ArnLike: Record<string, unknown[]> };
    const patterns = JSON.stringify(ArnLike['kms:EncryptionContext:aws:logs:arn']);
    expect(ArnLike['kms:EncryptionContext:aws:logs:arn']).toHaveLength(3);
    for (const prefix of [':log-group:/aws/lambda/', ':log-group:/aws/vendedlogs/states/', ':log-group:'])
      expect(patterns).toContain(`${prefix}",{"Ref":"AWS::StackName"},"-*"`);
    const named = groups.map(([, { Properties }]) => JSON.stringify(Properties['LogGroupName'] ?? 'by the stack'));
    for (const name of named)
      expect(name).toMatch(/by the stack|"\/aws\/(lambda|vendedlogs\/states)\/",\{"Ref":"AWS::StackName"\},"-/);
  });
});

describe("the API's own address", () => {
  const apiOf = (from = template): Resource | undefined => resourcesOf(from, 'AWS::ApiGatewayV2::Api')[0]?.[1];

  test('It is closed on AWS where there is a domain of the company, so that nothing in front of it can be passed by', () => {
    expect(apiOf()?.Properties['DisableExecuteApiEndpoint']).toEqual({
      'Fn::If': ['HasOwnDomain', true, { Ref: 'AWS::NoValue' }],
    });
    expect(template.toJSON()['Conditions'].HasOwnDomain).toEqual({
      'Fn::And': [{ Condition: 'OnAws' }, { Condition: 'HasPublicUrl' }],
    });
  });

  test('It stays open where a proxy of the company calls it', () => {
    expect(apiOf(templateWith({ keepApiAddress: true }))?.Properties).not.toHaveProperty('DisableExecuteApiEndpoint');
  });
});

describe('reserved concurrency', () => {
  const reservedOf = (from: typeof template) =>
    new Map(
      resourcesOf(from, 'AWS::Lambda::Function')
        .map(([, { Properties }]): [string, unknown] => [
          /"-([a-z-]+)"/.exec(JSON.stringify(Properties['FunctionName']))?.[1] ?? '',
          Properties['ReservedConcurrentExecutions'],
        ])
        .filter(([, reserved]) => reserved !== undefined),
    );

  test('Nothing is reserved unless it is said', () => {
    expect(reservedOf(template).size).toBe(0);
  });

  test('Each function of a group has what its group says on AWS, the others share what is left, and the queue asks for no more', () => {
    const reserving = templateWith({
      concurrency: { accountLimit: 500, reserved: { public: 20, inbound: 4, webhooks: 30, stages: 3, desk: 7 } },
    });
    const reserved = reservedOf(reserving);
    const each = {
      complaints: 20,
      track: 20,
      'track-documents': 20,
      inbound: 4,
      webhooks: 30,
      desk: 7,
      'desk-learning': 7,
      'desk-set-aside': 7,
      'desk-evidence': 7,
      own: 3,
      agree: 3,
    };
    for (const [name, most] of Object.entries(each)) expect(reserved.get(name), name).toEqual(onAws(most));
    for (const name of ['relay', 'relay-sweep', 'timers', 'retention', 'sign-heads', 'watch'])
      expect(reserved.has(name), name).toBe(false);
    const queueOf = (from: typeof template) =>
      resourcesOf(from, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties['ScalingConfig']);
    expect(queueOf(reserving)).toContainEqual({ MaximumConcurrency: 4 });
    expect(queueOf(template)).toContainEqual({ MaximumConcurrency: 10 });
  });
});
