import { Aws, Duration, Validations } from 'aws-cdk-lib';
import { Archive, EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { manifest } from '#functions/manifest.ts';
import { SOURCE } from '#functions/relay/contract.ts';
import type { Foundation } from '../foundation.ts';
import { reservedFor } from '../options/concurrency.ts';
import { AmendsFunction } from './amends-function.ts';
import { deadLetters } from './dead-letters.ts';
import { INBOUND_PREFIX } from './documents.ts';
import { onlyWhen } from './only-when.ts';

/** A message stays hidden for six times as long as one call may take (AWS: Lambda with SQS, visibility timeout). */
const VISIBILITY = Duration.seconds(6 * manifest.inbound.timeoutSeconds);

/** So long what happened to cases can be replayed. */
const ARCHIVED = Duration.days(90);

/** So many are read at once. */
const AT_ONCE = 10;

/**
 * How often a message may be taken from the queue. Each time that no function is free counts as well as each failure: with five, an
 * account that was busy for a quarter of an hour left complaints among the dead letters that nothing was wrong with. Twenty are an hour.
 */
const RECEIVES = 20;

/**
 * What came in and is not read yet: mail and deliveries in the inbound bucket, notifications of SNS, events of the company's own
 * systems and of SES. All of it waits in one queue, and one function reads it.
 */
export class Inbound extends Construct {
  readonly handler: AmendsFunction<'inbound'>;
  /** What came in and waits to be read. SNS topics of this account may write here too. */
  readonly inboundQueue: Queue;
  /** What could not be read after all repeats. */
  readonly inboundDlq: Queue;
  /** Where the company's own systems announce what happens to customers, such as a subscription that was cancelled. */
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    this.inboundDlq = deadLetters(this, 'InboundDlq');
    this.bus = new EventBus(this, 'Bus', { eventBusName: Aws.STACK_NAME });
    this.archive(foundation);
    this.inboundQueue = this.queue();
    this.fill(foundation);
    this.handler = this.reader(foundation);
  }

  /** What happened to cases can be put on the bus again, from any moment: no emulator keeps it. */
  private archive({ onAws }: Foundation): void {
    const archive = new Archive(this, 'Archive', {
      sourceEventBus: this.bus,
      description: 'What happened to cases, for systems that were away',
      eventPattern: { source: [SOURCE] },
      retention: ARCHIVED,
    });
    onlyWhen(onAws, archive);
  }

  /** Reads mail and deliveries; events of the bus and of SNS it first lays into the bucket, as all that comes in. */
  private reader(foundation: Foundation): Inbound['handler'] {
    const environment = foundation.variables;
    const reader = new AmendsFunction(this, 'Read', { name: 'inbound', foundation, environment });
    // No more than it may be called at once: what is refused then would end among the dead letters.
    const maxConcurrency = Math.min(AT_ONCE, reservedFor('inbound', foundation.options.concurrency) ?? AT_ONCE);
    // One at a time: what ends the process takes nothing else with it.
    reader.addEventSource(
      new SqsEventSource(this.inboundQueue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency }),
    );
    Validations.of(reader).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'A mapping of SQS knows no destination; the queue itself moves what fails to the dead letters.',
    });
    return reader;
  }

  /** What fails so often waits among the dead letters, where an alarm calls a person. */
  private queue(): Queue {
    const queue = new Queue(this, 'InboundQueue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: VISIBILITY,
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.inboundDlq, maxReceiveCount: RECEIVES },
    });
    queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TopicsOfThisAccount',
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    return queue;
  }

  /** The rules of EventBridge that put something into the queue. */
  private fill({ documents: { inbound }, mail }: Foundation): void {
    const target = new SqsQueue(this.inboundQueue, { deadLetterQueue: this.inboundDlq });
    new Rule(this, 'ObjectCreated', {
      description: 'What came in waits to be read',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [inbound.bucketName] }, object: { key: [{ prefix: INBOUND_PREFIX }] } },
      },
      targets: [target],
    });
    new Rule(this, 'CompanyEvent', {
      description: "An event of the company's own systems waits to be read",
      eventBus: this.bus,
      // Our own events on the bus do not come in again.
      eventPattern: { account: [Aws.ACCOUNT_ID], source: Match.anythingBut(SOURCE) },
      targets: [target],
    });
    new Rule(this, 'MailEvent', {
      description: 'What became of our mail waits to be read',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [mail.environment.CONFIGURATION_SET] } } },
      },
      targets: [target],
    });
  }
}
