import { describe, expect, test } from 'vitest';
import { ACCOUNT as LOCAL_ACCOUNT } from '#local/loopback.ts';
import { ACCOUNT, ANY_MACHINE } from './call.ts';
import { askedBy, type SignedRequest } from './requests.ts';

const request = (service: string, more: Partial<Omit<SignedRequest, 'body'>> & { body?: unknown } = {}) =>
  askedBy({
    service,
    region: 'eu-west-1',
    method: 'POST',
    url: new URL('http://127.0.0.1/'),
    target: '',
    ...more,
    body: JSON.stringify(more.body ?? {}),
  });
const dynamo = (operation: string, body: unknown) =>
  request('dynamodb', { target: `DynamoDB_20120810.${operation}`, body });
const TABLE = 'arn:aws:dynamodb:eu-west-1:000000000000:table/T';
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'secret words' } });
const leading = (...kinds: string[]) => ({ 'dynamodb:LeadingKeys': kinds });

describe('what a request to DynamoDB asks for', () => {
  test.each<[string, unknown, unknown]>([
    ['GetItem', { TableName: 'T', Key: key('CASE#1') }, [['GetItem', TABLE, ['CASE#x']]]],
    ['PutItem', { TableName: 'T', Item: key('SIGNED#1') }, [['PutItem', TABLE, ['SIGNED#x']]]],
    ['UpdateItem', { TableName: TABLE, Key: key('BLOCKED#CASE#1') }, [['UpdateItem', TABLE, ['BLOCKED#x']]]],
    ['DeleteItem', { TableName: 'T', Key: key('OUTBOX') }, [['DeleteItem', TABLE, ['OUTBOX']]]],
    ['GetItem', { TableName: 'T', Key: key('ana@example.com') }, [['GetItem', TABLE, ['x']]]],
    [
      'Query',
      {
        TableName: 'T',
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': { S: 'CASE#1' } },
      },
      [['Query', TABLE, ['CASE#x']]],
    ],
    [
      'Query',
      {
        TableName: 'T',
        IndexName: 'gsi2',
        KeyConditionExpression: 'gsi2pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'DUE#3' } },
      },
      [['Query', `${TABLE}/index/gsi2`, ['DUE#x']]],
    ],
    [
      'BatchGetItem',
      { RequestItems: { T: { Keys: [key('CASE#1'), key('CASE#2'), key('TASK#1')] } } },
      [['BatchGetItem', TABLE, ['CASE#x', 'TASK#x']]],
    ],
    [
      'BatchWriteItem',
      { RequestItems: { T: [{ PutRequest: { Item: key('CASE#1') } }, { DeleteRequest: { Key: key('TASK#1') } }] } },
      [['BatchWriteItem', TABLE, ['CASE#x', 'TASK#x']]],
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 'T', Item: key('CASE#1') } },
          { Update: { TableName: 'T', Key: key('CASE#1') } },
          { Delete: { TableName: 'T', Key: key('OUTBOX#1') } },
          { ConditionCheck: { TableName: 'T', Key: key('TASK#1') } },
        ],
      },
      [
        ['PutItem', TABLE, ['CASE#x']],
        ['UpdateItem', TABLE, ['CASE#x']],
        ['DeleteItem', TABLE, ['OUTBOX#x']],
        ['ConditionCheckItem', TABLE, ['TASK#x']],
      ],
    ],
  ])('%s', (operation, body, expected) => {
    const found = dynamo(operation, body).map(({ action, resource, conditions }) => [
      action.replace('dynamodb:', ''),
      resource,
      conditions['dynamodb:LeadingKeys'],
    ]);
    expect(found).toEqual(expected);
  });

  test('holds no word of an item and no name in a key', () => {
    const text = JSON.stringify(
      dynamo('PutItem', { TableName: 'T', Item: { ...key('PERSON#ana'), text: { S: 'Ana' } } }),
    );
    expect(text).not.toMatch(/ana|secret/i);
    expect(dynamo('GetItem', { TableName: 'T', Key: key('CASE#1') })[0]?.conditions).toEqual(leading('CASE#x'));
  });
});

describe('what a request to another service asks for', () => {
  const url = (path: string) => new URL(path, 'http://127.0.0.1');
  const account = { 's3:ResourceAccount': ['000000000000'] };
  test.each<[string, string, string, string]>([
    ['GET', '/in/inbound/01ab', 's3:GetObject', 'arn:aws:s3:::in/inbound/x'],
    ['PUT', '/in/inbound/channels/whatsapp/34600111222', 's3:PutObject', 'arn:aws:s3:::in/inbound/channels/x'],
    ['PUT', '/ev/attachments/case/hash?tagging=', 's3:PutObjectTagging', 'arn:aws:s3:::ev/attachments/x'],
    ['DELETE', '/ev/attachments/case/hash?tagging=', 's3:DeleteObjectTagging', 'arn:aws:s3:::ev/attachments/x'],
    ['DELETE', '/ev/attachments/case/hash', 's3:DeleteObject', 'arn:aws:s3:::ev/attachments/x'],
    ['GET', '/ev/elsewhere/attachments/ana', 's3:GetObject', 'arn:aws:s3:::ev/x'],
  ])('S3: %s %s', (method, path, action, resource) => {
    expect(request('s3', { method, url: url(path) })).toEqual([{ action, resource, conditions: account }]);
  });

  test('SES: the sender, any recipient, and the configuration set, with the address it is from', () => {
    const found = request('ses', {
      url: url('/v2/email/outbound-emails'),
      body: {
        FromEmailAddress: '"Lumbre" <atencion@lumbre.example>',
        Destination: { ToAddresses: ['ana@customers.example'] },
        ConfigurationSetName: 'Amends',
      },
    });
    expect(found.map(({ resource }) => resource.split(':').at(-1))).toEqual([
      'identity/lumbre.example',
      'identity/x@x.example',
      'configuration-set/Amends',
    ]);
    for (const { action, conditions } of found) {
      expect(action).toBe('ses:SendEmail');
      expect(conditions).toEqual({ 'ses:FromAddress': ['atencion@lumbre.example'] });
    }
    expect(JSON.stringify(found)).not.toContain('ana');
  });

  test.each([
    ['POST', 'CreateSchedule'],
    ['PUT', 'UpdateSchedule'],
  ])('Scheduler: %s makes a schedule and passes on its role', (method, operation) => {
    const body = { GroupName: 'Amends', Target: { RoleArn: 'arn:aws:iam::0:role/timer' } };
    expect(request('scheduler', { method, url: url('/schedules/case-1'), body })).toEqual([
      {
        action: `scheduler:${operation}`,
        resource: 'arn:aws:scheduler:eu-west-1:000000000000:schedule/Amends/x',
        conditions: {},
      },
      {
        action: 'iam:PassRole',
        resource: 'arn:aws:iam::0:role/timer',
        conditions: { 'iam:PassedToService': ['scheduler.amazonaws.com'] },
      },
    ]);
  });

  test('Scheduler: a schedule that is deleted is of the group in the address', () => {
    expect(request('scheduler', { method: 'DELETE', url: url('/schedules/case-1?groupName=Amends') })).toEqual([
      {
        action: 'scheduler:DeleteSchedule',
        resource: 'arn:aws:scheduler:eu-west-1:000000000000:schedule/Amends/x',
        conditions: {},
      },
    ]);
  });

  const machine = 'arn:aws:states:eu-west-1:0:stateMachine:Amends-complaint';
  test.each<[string, string, unknown, string, string]>([
    ['states', 'AWSStepFunctions.StartExecution', { stateMachineArn: machine }, 'states:StartExecution', machine],
    ['states', 'AWSStepFunctions.SendTaskSuccess', { taskToken: 't' }, 'states:SendTaskSuccess', ANY_MACHINE],
    [
      'states',
      'AWSStepFunctions.StopExecution',
      { executionArn: 'arn:aws:states:r:0:execution:m:case-1' },
      'states:StopExecution',
      'arn:aws:states:r:0:execution:m:x',
    ],
    [
      'secretsmanager',
      'secretsmanager.GetSecretValue',
      { SecretId: 'arn:s' },
      'secretsmanager:GetSecretValue',
      'arn:s',
    ],
    ['kms', 'TrentService.Sign', { KeyId: 'arn:k' }, 'kms:Sign', 'arn:k'],
    ['comprehend', 'Comprehend_20171127.DetectSentiment', { Text: 'Ana' }, 'comprehend:DetectSentiment', '*'],
    [
      'events',
      'AWSEvents.PutEvents',
      { Entries: [{ EventBusName: 'Amends' }, { EventBusName: 'Amends' }] },
      'events:PutEvents',
      'arn:aws:events:eu-west-1:000000000000:event-bus/Amends',
    ],
    [
      'sms-voice',
      'PinpointSMSVoiceV2.SendTextMessage',
      { OriginationIdentity: 'arn:n', DestinationPhoneNumber: '+34612345678' },
      'sms-voice:SendTextMessage',
      'arn:n',
    ],
    ['social-messaging', '', { originationPhoneNumberId: 'arn:n' }, 'social-messaging:POST /', 'arn:n'],
    ['textract', 'Textract.DetectText', {}, 'textract:DetectText', '*'],
  ])('%s: %s', (service, target, body, action, resource) => {
    expect(request(service, { target, body })).toEqual([{ action, resource, conditions: {} }]);
  });

  test('WhatsApp by AWS is asked for at the number that it goes out from', () => {
    const body = { originationPhoneNumberId: 'arn:n', metaApiVersion: 'v20.0', message: 'QW5h' };
    expect(request('social-messaging', { url: url('/whatsapp/v1/whatsapp/send'), body })).toEqual([
      { action: 'social-messaging:SendWhatsAppMessage', resource: 'arn:n', conditions: {} },
    ]);
  });

  test('A body that is no JSON is asked for all the same', () => {
    const found = askedBy({
      service: 'kms',
      region: 'r',
      method: 'POST',
      url: url('/'),
      target: 'TrentService.Sign',
      body: '{',
    });
    expect(found).toEqual([{ action: 'kms:Sign', resource: '*', conditions: {} }]);
  });
});

test('Calls are of the account of the emulator', () => {
  expect(ACCOUNT).toBe(LOCAL_ACCOUNT);
});
