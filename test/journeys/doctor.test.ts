import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DisableAlarmActionsCommand, EnableAlarmActionsCommand } from '@aws-sdk/client-cloudwatch';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminRemoveUserFromGroupCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { DisableRuleCommand, EnableRuleCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  DeleteFunctionConcurrencyCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  DeletePublicAccessBlockCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateEmailIdentityCommand, DeleteEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { PurgeQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dummyCredentials, localEnvironment } from '#local/loopback.ts';
import { node, root } from '#local/paths.ts';
import { policy } from '#test/support/policy.ts';
import { HOME } from './support/home.ts';
import { stage } from './support/stage.ts';

const { run } = stage();
const connection = { endpoint: run.endpointUrl, region: run.region, credentials: dummyCredentials };

type Answer = { code: number; said: string };

const doctor = (): Promise<Answer> =>
  new Promise((resolve) => {
    const args = [
      join(root, 'tools/doctor/doctor.ts'),
      '--outputs',
      join(HOME, 'outputs.json'),
      '--api',
      run.apiUrl,
      '--policy',
      join(root, 'policy'),
    ];
    execFile(node, args, { env: localEnvironment(run.endpointUrl) }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
    );
  });

/** Something that goes wrong in an account, how it is taken back, and what has to be said of it. */
type Fault = { name: string; put: () => Promise<unknown>; back: () => Promise<unknown>; said: RegExp };

const lambda = new LambdaClient(connection);
const cognito = new CognitoIdentityProviderClient(connection);
const s3 = new S3Client({ ...connection, forcePathStyle: true });
const secrets = new SecretsManagerClient(connection);
const events = new EventBridgeClient(connection);
const alarms = new CloudWatchClient(connection);
const ses = new SESv2Client(connection);
const sqs = new SQSClient({ ...connection, useQueueUrlAsEndpoint: false });

const UserPoolId = run.userPoolId;
const SecretId = run.channelSecretsId;
const Bucket = run.inboundMailBucket;
const shut = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

let resources: Map<string, string>;
const idOf = (logical: RegExp): string => [...resources].find(([id]) => logical.test(id))?.[1] ?? '';

let secretBefore: string | undefined;
const forgetSecrets = async () => {
  secretBefore = (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString;
  await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: 'nobody has filled this in' }));
};

const faults: Fault[] = [
  {
    name: 'a function may not run',
    put: () =>
      lambda.send(
        new PutFunctionConcurrencyCommand({ FunctionName: 'Amends-retention', ReservedConcurrentExecutions: 0 }),
      ),
    back: () => lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: 'Amends-retention' })),
    said: /Amends-retention may not run at all/,
  },
  {
    name: 'a queue is not read',
    put: () =>
      lambda.send(new UpdateEventSourceMappingCommand({ UUID: idOf(/^Integrations.*SqsEventSource/), Enabled: false })),
    back: () =>
      lambda.send(new UpdateEventSourceMappingCommand({ UUID: idOf(/^Integrations.*SqsEventSource/), Enabled: true })),
    said: /What comes to .*Outgoing.* is not handed on/,
  },
  {
    name: 'a daily job is off',
    put: () => events.send(new DisableRuleCommand({ Name: idOf(/^Figures.*EveryDay/) })),
    back: () => events.send(new EnableRuleCommand({ Name: idOf(/^Figures.*EveryDay/) })),
    said: /The rule .*Figures.* is off/,
  },
  {
    name: 'a dead letter waits',
    put: () =>
      sqs.send(new SendMessageCommand({ QueueUrl: idOf(/^Timers.*TimerDlq[0-9A-F]{8}$/), MessageBody: 'lost' })),
    back: () => sqs.send(new PurgeQueueCommand({ QueueUrl: idOf(/^Timers.*TimerDlq[0-9A-F]{8}$/) })),
    said: /1 message waits in .*TimerDlq/,
  },
  {
    name: 'an alarm was silenced',
    put: () => alarms.send(new DisableAlarmActionsCommand({ AlarmNames: ['Amends-timer-breached'] })),
    back: () => alarms.send(new EnableAlarmActionsCommand({ AlarmNames: ['Amends-timer-breached'] })),
    said: /The alarm Amends-timer-breached tells nobody/,
  },
  {
    name: 'the domain is no identity any more',
    put: () => ses.send(new DeleteEmailIdentityCommand({ EmailIdentity: 'lumbre.example' })),
    back: () =>
      ses.send(new CreateEmailIdentityCommand({ EmailIdentity: 'lumbre.example', ConfigurationSetName: 'Amends' })),
    said: /✗ mail goes out\n\s+\? Could not be looked at: NotFoundException/,
  },
  {
    name: 'a bucket keeps no versions',
    put: () => s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Suspended' } })),
    back: () => s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } })),
    said: /inbound.* keeps no versions/,
  },
  {
    name: 'a bucket is open',
    put: () => s3.send(new DeletePublicAccessBlockCommand({ Bucket })),
    back: () => s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: shut })),
    said: /inbound.* does not block public access/,
  },
  {
    name: 'mail that comes in is not announced',
    put: () => s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: {} })),
    back: () =>
      s3.send(
        new PutBucketNotificationConfigurationCommand({
          Bucket,
          NotificationConfiguration: { EventBridgeConfiguration: {} },
        }),
      ),
    said: /mail becomes no case/,
  },
  {
    name: 'secrets were never set',
    put: forgetSecrets,
    back: () => secrets.send(new PutSecretValueCommand({ SecretId, SecretString: secretBefore ?? '' })),
    said: /The system refunds of policy\/integrations.yaml has no secret/,
  },
  {
    name: 'somebody who left can still sign in',
    put: () => cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: 'gone', MessageAction: 'SUPPRESS' })),
    back: () => cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'gone' })),
    said: /gone can sign in and is nobody of policy/,
  },
  {
    name: 'somebody was switched off',
    put: () => cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: 'mateo' })),
    back: () => cognito.send(new AdminEnableUserCommand({ UserPoolId, Username: 'mateo' })),
    said: /mateo is switched off/,
  },
  {
    name: 'somebody is in no group',
    put: () => cognito.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: 'iker', GroupName: 'expert' })),
    back: () => cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'iker', GroupName: 'expert' })),
    said: /iker is in the groups ""/,
  },
];

describe('what is missing of a deployment', () => {
  let found: Answer;

  beforeAll(async () => {
    const client = new CloudFormationClient(connection);
    resources = new Map();
    let NextToken: string | undefined;
    do {
      const page = await client.send(
        new ListStackResourcesCommand({ StackName: 'Amends', ...(NextToken && { NextToken }) }),
      );
      for (const one of page.StackResourceSummaries ?? [])
        resources.set(one.LogicalResourceId ?? '', one.PhysicalResourceId ?? '');
      NextToken = page.NextToken;
    } while (NextToken);
  });

  afterAll(async () => {
    for (const { back } of faults) await back().catch(() => undefined);
  });

  test('Nothing is missing of a stack as it was deployed', async () => {
    const { code, said } = await doctor();
    expect(said).toContain('Nothing is missing.');
    expect(code).toBe(0);
  });

  describe('with faults in it', () => {
    beforeAll(async () => {
      for (const { put } of faults) await put();
      found = await doctor();
    });

    test.each(faults)('$name: it is said', ({ said }) => {
      expect(found.said).toMatch(said);
    });

    test('As many things are missing as faults were put in, and the command fails', () => {
      // A secret that was never set is missed by each system that has its part of it.
      const things = faults.length - 1 + policy.integrations.length;
      expect(found.code).toBe(1);
      expect(found.said).toContain(`${things} things are missing.`);
    });

    test('Once they are cured nothing is missing', async () => {
      for (const { back } of faults) await back();
      expect(await doctor()).toEqual({ code: 0, said: expect.stringContaining('Nothing is missing.') });
    });
  });
});
