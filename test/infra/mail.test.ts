import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { resourcesOf, templateFor } from './stack.ts';

const template = templateFor('dev');

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
      RedrivePolicy: Match.objectLike({ maxReceiveCount: 20 }),
    });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
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
  test('Mail rules of SES, the look of the page to sign in on, the archive of the bus and the queries of the logs are made on AWS only; everything else is made everywhere', () => {
    const conditional = Object.values(
      template.toJSON()['Resources'] as Record<string, { Type: string; Condition?: string }>,
    )
      .filter(({ Condition }) => Condition)
      .map(({ Type, Condition }) => `${Type} ${Condition}`);
    expect(conditional.toSorted()).toEqual([
      'AWS::Cognito::ManagedLoginBranding OnAws',
      'AWS::Events::Archive OnAws',
      'AWS::IAM::Policy HasMessaging',
      ...Array(4).fill('AWS::Logs::QueryDefinition OnAws'),
      'AWS::SES::ReceiptRule OnAws',
      'AWS::SES::ReceiptRuleSet OnAws',
      'AWS::SNS::Subscription HasAlarmMail',
    ]);
  });
});
