import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { roles } from '#domain/vocabulary.ts';
import { complaintEndpoints } from '#functions/complaints/endpoints.ts';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { trackEndpoints } from '#functions/track/endpoints.ts';
import { webhookEndpoints } from '#functions/webhooks/endpoints.ts';
import { policy, resourcesOf, templateFor } from './stack.ts';

// One file for all capabilities, because loading the CDK is what takes the time.
const runbook = readFileSync('docs/runbook.md', 'utf8');
const template = templateFor('dev');
const prod = templateFor('prod');

describe('the store', () => {
  test('The store is one table with a stream, three indexes of keys only, encryption under our key and 35 days to go back', () => {
    const index = (name: string) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: `${name}pk`, KeyType: 'HASH' },
        { AttributeName: `${name}sk`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    });
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: [index('gsi1'), index('gsi2'), index('gsi3')],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });
  test('The store outlives the stack in production', () => {
    prod.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true },
    });
    for (const type of ['AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret', 'AWS::Cognito::UserPool'])
      prod.allResources(type, { DeletionPolicy: 'Retain' });
  });
  test('The store goes with the stack in development', () => {
    template.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Delete' });
  });
  test('The store makes secrets of letters and digits only', () => {
    for (const [, { Properties }] of resourcesOf(template, 'AWS::SecretsManager::Secret')) {
      const { ExcludeCharacters, PasswordLength } = Properties['GenerateSecretString'] as Record<string, string>;
      expect(PasswordLength).toBe(64);
      for (let code = 0x20; code < 0x7f; code++) {
        const character = String.fromCharCode(code);
        expect(ExcludeCharacters?.includes(character)).toBe(!/[0-9A-Za-z]/.test(character));
      }
    }
  });
});

describe('buckets', () => {
  test('Buckets are private, encrypted and only reachable over TLS', () => {
    template.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
    });
    template.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });
  test('Buckets tell of mail that came in without a custom resource', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(Object.keys(template.findResources('Custom::S3BucketNotifications'))).toEqual([]);
  });
});

describe('the API', () => {
  const routes = new Map(
    resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [
      Properties['RouteKey'],
      Properties['AuthorizationType'],
    ]),
  );
  test('The API has exactly the routes of the endpoint lists, and one for the rest', () => {
    const endpoints = [...complaintEndpoints, ...webhookEndpoints, ...deskEndpoints, ...trackEndpoints];
    const keys = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect([...routes.keys()].toSorted()).toEqual([...keys, '$default'].toSorted());
  });
  test('The API asks everybody at the desk who they are', () => {
    for (const { method, path, access } of [
      ...complaintEndpoints,
      ...webhookEndpoints,
      ...deskEndpoints,
      ...trackEndpoints,
    ])
      expect(routes.get(`${method} ${path}`), path).toBe(access === 'desk' ? 'JWT' : 'NONE');
    for (const [key, authorization] of routes)
      if (/ \/desk\/(tasks|cases|deliveries)/.test(String(key))) expect(authorization, String(key)).toBe('JWT');
  });
  test('The API is throttled, opens to no other origin, and logs no path, since a path can hold a token', () => {
    const [stage] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage').map(([, { Properties }]) => Properties);
    expect(stage).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
    });
    const Format = String((stage?.['AccessLogSettings'] as { Format: string } | undefined)?.Format);
    const logged = Object.values(JSON.parse(Format));
    expect(logged).toContain('$context.routeKey');
    expect(Format).not.toMatch(/path|sourceIp|userAgent|claims|\.identity/);
    expect(resourcesOf(template, 'AWS::ApiGatewayV2::Api')[0]?.[1].Properties).not.toHaveProperty('CorsConfiguration');
  });
});

describe('functions', () => {
  test('Functions run on Node 24 on ARM with a limit, JSON logs and traces', () => {
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 512,
      Handler: 'index.handler',
      LoggingConfig: Match.objectLike({ LogFormat: 'JSON' }),
      TracingConfig: { Mode: 'Active' },
    });
    const functions = resourcesOf(template, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties);
    // Retention works off what a day brought, and nobody waits for it.
    const slow = functions
      .filter(({ Timeout }) => Number(Timeout) > 30)
      .map(({ FunctionName }) => JSON.stringify(FunctionName));
    expect(slow).toEqual([expect.stringContaining('-retention')]);
  });
  test('Functions are told nothing empty', () => {
    for (const [id, { Properties }] of resourcesOf(template, 'AWS::Lambda::Function')) {
      const { Variables } = Properties['Environment'] as { Variables: Record<string, unknown> };
      for (const [name, value] of Object.entries(Variables)) expect(value, `${id} ${name}`).toBeTruthy();
    }
  });
  test('Functions have logs that end', () => {
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });
});

describe('state machines', () => {
  test('State machines log every step without what is carried, and are traced', () => {
    template.resourceCountIs('AWS::StepFunctions::StateMachine', 4);
    template.allResourcesProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: Match.objectLike({ Level: 'ALL', IncludeExecutionData: false }),
      TracingConfiguration: { Enabled: true },
    });
  });
  test('State machines that stop reach the function which tells a person', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: {
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
          stateMachineArn: [Match.anyValue(), Match.anyValue(), Match.anyValue(), Match.anyValue()],
        },
      },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() })],
    });
  });
});

describe('the relay', () => {
  test('The relay hears of new effects and opened tasks only, and no record can hold up the others for ever', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 10,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 3600,
      ParallelizationFactor: 2,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      FilterCriteria: {
        Filters: [
          {
            Pattern: JSON.stringify({
              eventName: ['INSERT'],
              dynamodb: { Keys: { sk: { S: [{ prefix: 'OUTBOX#' }] } } },
            }),
          },
          {
            Pattern: JSON.stringify({
              eventName: ['MODIFY'],
              dynamodb: {
                Keys: { sk: { S: [{ prefix: 'TASK#' }] } },
                OldImage: { status: { S: ['planned'] } },
                NewImage: { status: { S: ['open'] } },
              },
            }),
          },
        ],
      },
    });
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)' });
  });
});

describe('mail', () => {
  test('Mail that came in waits in an encrypted queue; what fails five times is kept', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: [Match.anyValue()] }, object: { key: [{ prefix: 'inbound/' }] } },
      }),
    });
    template.hasResourceProperties('AWS::SQS::Queue', {
      SqsManagedSseEnabled: true,
      VisibilityTimeout: 180,
      RedrivePolicy: Match.objectLike({ maxReceiveCount: 5 }),
    });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });
  test('Mail and what platforms delivered wait in one queue, which topics and systems of this account reach too', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: Match.anyValue(),
      EventPattern: { account: [{ Ref: 'AWS::AccountId' }], source: [{ 'anything-but': ['amends'] }] },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() })],
    });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'sns.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });
  test('Mail of ours comes back with what became of it, by the default bus, and only ours', () => {
    const [[configurationSet] = []] = resourcesOf(template, 'AWS::SES::ConfigurationSet');
    const set = { Ref: configurationSet };
    const [[, destination] = []] = resourcesOf(template, 'AWS::SES::ConfigurationSetEventDestination');
    expect(destination?.Properties).toMatchObject({
      ConfigurationSetName: set,
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject', 'renderingFailure'],
      },
    });
    expect(JSON.stringify(destination?.Properties['EventDestination'])).toMatch(/:event-bus\/default"/);
    template.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: Match.absent(),
      EventPattern: { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': [set] } } } },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() })],
    });
  });
  test('Mail rules of SES are made on AWS only; everything else is made everywhere', () => {
    const conditional = Object.values(
      template.toJSON()['Resources'] as Record<string, { Type: string; Condition?: string }>,
    )
      .filter(({ Condition }) => Condition)
      .map(({ Type, Condition }) => `${Type} ${Condition}`);
    expect(conditional.toSorted()).toEqual([
      'AWS::IAM::Policy HasMessaging',
      'AWS::IAM::Policy HasMessaging',
      'AWS::SES::ReceiptRule OnAws',
      'AWS::SES::ReceiptRuleSet OnAws',
      'AWS::SNS::Subscription HasAlarmMail',
    ]);
  });
});

describe('people', () => {
  test('People are let in by the company, with a strong password, in the groups of their roles', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: { PasswordPolicy: Match.objectLike({ MinimumLength: 12, RequireSymbols: true }) },
    });
    const groups = resourcesOf(template, 'AWS::Cognito::UserPoolGroup').map(
      ([, { Properties }]) => Properties['GroupName'],
    );
    expect(groups.toSorted()).toEqual([...roles].toSorted());
  });
});

describe('timers', () => {
  test('Timers may only call the timers function, and only those of our group', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: { StringEquals: Match.objectLike({ 'aws:SourceArn': Match.anyValue() }) },
          }),
        ],
      },
    });
  });
});

describe('alarms', () => {
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm');
  test.each(alarms)('%s says whom it hurts and reaches a person', (_, { Properties }) => {
    expect(Properties['AlarmDescription']).toMatch(/^(A customer|Customers|Somebody|Everything) .*\.$/);
    expect(Properties['AlarmActions']).toHaveLength(1);
    expect(Properties).not.toHaveProperty('Metrics');
  });
  test.each(alarms)('%s has an entry in the runbook', (_, { Properties }) => {
    const name = /"-([a-z0-9-]+)"/.exec(JSON.stringify(Properties['AlarmName']))?.[1] ?? 'no name';
    const entries = runbook.split('\n').filter((line) => line.startsWith('## '));
    const meant = entries.flatMap((entry) => [...entry.matchAll(/`([a-z0-9*-]+)`/g)].map(([, one = '']) => one));
    expect(
      meant.some((one) => new RegExp(`^${one.replaceAll('*', '[a-z-]+')}$`).test(name)),
      name,
    ).toBe(true);
  });
  test('Alarms ring before the first date of the law is missed, and at each that is', () => {
    const { warnings } = policy.deadlines;
    const last = Math.max(...warnings.map(({ at }) => at));
    const filters = resourcesOf(template, 'AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties);
    const counted = (name: string) =>
      filters.find(({ MetricTransformations }) => JSON.stringify(MetricTransformations).includes(`"${name}"`));
    expect(counted('TimersWarned')?.['FilterPattern']).toBe(
      `{ ($.message.message = "timer warned") && ($.message.thresholdPercent = ${last}) }`,
    );
    expect(counted('TimersBreached')?.['FilterPattern']).toBe(
      '{ ($.message.message = "timer breached") && ($.message.rule != "policy") }',
    );
    expect(counted('TimerBreached')?.['MetricTransformations']).toMatchObject([
      { Dimensions: [{ Key: 'Timer', Value: '$.message.timer' }], MetricValue: '1' },
    ]);
    expect(counted('PersonReached')?.['MetricTransformations']).toMatchObject([{ MetricValue: '$.message.seconds' }]);
    for (const MetricName of ['TimersWarned', 'TimersBreached'])
      template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName, Threshold: 0, Statistic: 'Sum' });
  });
  test('Alarms watch every queue of dead letters', () => {
    const isDead = ([, { Properties }]: (typeof alarms)[number]) => !('RedrivePolicy' in Properties);
    const dead = resourcesOf(template, 'AWS::SQS::Queue').filter(isDead);
    const watched = alarms.filter(([, { Properties }]) => Properties['Namespace'] === 'AWS/SQS');
    expect(watched).toHaveLength(dead.length);
  });
});

describe('parameters', () => {
  test('Parameters are the few things that are chosen at deploy', () => {
    const { BootstrapVersion, ...parameters } = template.toJSON()['Parameters'];
    expect(BootstrapVersion).toBeDefined();
    expect(Object.keys(parameters).toSorted()).toEqual([
      'AlarmMail',
      'CompanyZone',
      'LocalEndpoint',
      'MailDomain',
      'MessagingArns',
      'PublicUrl',
      'Stage',
      'Target',
      'TimeScale',
    ]);
    expect(parameters).toMatchObject({
      Stage: { Default: 'dev', AllowedValues: ['dev'] },
      CompanyZone: { Default: policy.company.zone },
      Target: { Default: 'aws' },
      TimeScale: { Default: '1' },
    });
    expect(parameters.MailDomain).not.toHaveProperty('Default');
  });
  test('Parameters: what others need to know is told', () => {
    expect(Object.keys(template.toJSON()['Outputs']).toSorted()).toEqual(
      [
        ...['ApiUrl', 'TableName', 'InboundMailBucketName', 'EvidenceBucketName'],
        ...['InboundQueueArn', 'EventBusName', 'ChannelSecretsId', 'IdentitySecretId'],
        ...['ComplaintMachineArn', 'ConsultMachineArn', 'SettleMachineArn', 'FollowUpMachineArn'],
        ...['UserPoolId', 'UserPoolClientId', 'PolicyVersion'],
      ].toSorted(),
    );
  });
});
