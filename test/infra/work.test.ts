import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { resourcesOf, templateFor } from './stack.ts';

const template = templateFor('dev');

describe('functions', () => {
  test('Functions run on Node 24 on ARM with a limit, JSON logs and traces', () => {
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      LoggingConfig: Match.objectLike({ LogFormat: 'JSON' }),
      TracingConfig: { Mode: 'Active' },
    });
    const functions = resourcesOf(template, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties);
    const large = functions
      .filter(({ MemorySize }) => Number(MemorySize) > 512)
      .map(({ FunctionName }) => JSON.stringify(FunctionName));
    // They read mail from strangers, which may be as large as its limits allow, or make a pack of a case with its files, or a document.
    expect(large.toSorted()).toEqual(
      ['-desk-evidence"', '-desk-evidence-by-command', '-desk-set-aside', '-inbound', '-track-documents'].map((name) =>
        expect.stringContaining(name),
      ),
    );
    // A pack with its files is made on the command line in its own time, a slow system of the company is waited for, retention works off what a day brought, budgets are compared with the cases of their period, figures are counted from a day's cases, incidents are looked for among those of a week, the sweep what the stream left, and nobody waits for them.
    const slow = functions
      .filter(({ Timeout }) => Number(Timeout) > 30)
      .map(({ FunctionName }) => JSON.stringify(FunctionName));
    expect(slow.toSorted()).toEqual([
      expect.stringContaining('-anchor'),
      expect.stringContaining('-budget-check'),
      expect.stringContaining('-customer-file'),
      expect.stringContaining('-delivery-surveys'),
      expect.stringContaining('-desk-evidence-by-command'),
      expect.stringContaining('-figures'),
      expect.stringContaining('-incident-members'),
      expect.stringContaining('-incidents'),
      expect.stringContaining('-outgoing'),
      expect.stringContaining('-relay-sweep'),
      expect.stringContaining('-retention'),
      expect.stringContaining('-watch'),
    ]);
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
              dynamodb: {
                Keys: { sk: { S: [{ prefix: 'OUTBOX#' }] } },
                NewImage: { triedBy: { S: ['stream', 'relay'] } },
              },
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
