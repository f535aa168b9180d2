import { describe, expect, test } from 'vitest';
import { actionsOf, all, endOf, functions, machines, roleOf, roleOfFunction, statements, template } from './roles.ts';
import { listOf, resourcesOf } from './stack.ts';

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
  test.each(named.filter(([name, role]) => onTable(role) && name !== 'sign-heads' && name !== 'anchor'))(
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
  test.each([
    ['histories', ['sign-heads', 'anchor'], 'where the histories'] as const,
    ['documents', ['desk-evidence', 'desk-evidence-by-command', 'track-documents'], 'evidence packs'] as const,
  ])('Only what signs %s may sign with the key of that, which signs nothing else', (_, names, described) => {
    const [key] = resourcesOf(template, 'AWS::KMS::Key').filter(([, { Properties }]) =>
      String(Properties['Description']).includes(described),
    );
    const roles = names.map((name) => roleOfFunction(name));
    const signing = statements.filter(
      ({ statement }) =>
        listOf(statement.Action).includes('kms:Sign') && JSON.stringify(statement.Resource).includes(key?.[0] ?? '?'),
    );
    expect(new Set(signing.map(({ role }) => role))).toEqual(new Set(roles));
    expect(key?.[1].Properties).toMatchObject({
      KeySpec: 'ECC_NIST_P256',
      KeyUsage: 'SIGN_VERIFY',
      KeyPolicy: {
        Statement: expect.arrayContaining([
          expect.objectContaining({
            Effect: 'Deny',
            Action: 'kms:Sign',
            Principal: { AWS: '*' },
            Condition: {
              ArnNotEquals: { 'aws:PrincipalArn': roles.map((role) => ({ 'Fn::GetAtt': [role, 'Arn'] })) },
            },
          }),
        ]),
      },
    });
  });
  test.each(['sign-heads', 'anchor'] as const)('%s writes nothing but what is signed', (name) => {
    const signer = roleOfFunction(name);
    const writing = statements.filter(
      ({ role, statement }) => role === signer && listOf(statement.Action).includes('dynamodb:PutItem'),
    );
    expect(writing.map(({ statement }) => statement.Condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SIGNED#*'] } },
    ]);
    expect(actionsOf(signer)).not.toContain('dynamodb:Query');
  });
  test('Anchors lie where nothing can be removed, for as long as the parameters say', () => {
    const [locked] = resourcesOf(template, 'AWS::S3::Bucket').filter(
      ([, { Properties }]) => Properties['ObjectLockEnabled'],
    );
    expect(locked?.[1].Properties['ObjectLockConfiguration']).toEqual({
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: { Ref: 'AnchorLockMode' }, Days: { Ref: 'AnchorLockDays' } } },
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
