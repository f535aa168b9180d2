import { Aws, Duration, Validations } from 'aws-cdk-lib';
import { EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import * as web from '#functions/complaints/contract.ts';
import { intakeEndpoints } from '#functions/complaints/endpoints.ts';
import * as delivery from '#functions/inbound/contract.ts';
import { SOURCE } from '#functions/relay/contract.ts';
import * as door from '#functions/webhooks/contract.ts';
import { webhookEndpoints } from '#functions/webhooks/endpoints.ts';
import type { Foundation } from '../foundation.ts';
import { deadLetters } from './dead-letters.ts';
import { INBOUND_PREFIX } from './documents.ts';
import { StageFunction } from './stage-function.ts';

const DELIVERY_TIMEOUT = Duration.seconds(30);

/**
 * How complaints come in: the endpoint of the web form; the door of the platforms, which stores and answers; and what reads
 * all that lies in the inbound bucket, mail too.
 */
export class Intake extends Construct {
  readonly door: StageFunction<typeof door.environment>;
  readonly delivery: StageFunction<typeof delivery.environment>;
  /** What came in and waits to be read. SNS topics of this account may write here too. */
  readonly arrivals: Queue;
  /** What could not be read after all repeats. */
  readonly unread: Queue;
  /** Where the company's own systems tell of customers, such as a subscription that was cancelled. */
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const { api, documents, variables } = foundation;
    const receive = new StageFunction(this, 'Receive', foundation, {
      name: 'intake',
      description: 'Takes a complaint in: stores it, then says 202',
      contract: web,
      environment: variables,
      access: { change: true },
    });
    api.serve(receive, intakeEndpoints);

    this.door = new StageFunction(this, 'Door', foundation, {
      name: 'intake-door',
      description: "Takes a platform's delivery in: proves it, stores it as it came, then answers",
      contract: door,
      environment: variables,
      access: { change: true },
    });
    documents.grantKeepInbound(this.door);
    api.serve(this.door, webhookEndpoints);

    this.unread = deadLetters(this, 'Unread');
    this.bus = new EventBus(this, 'Bus', { eventBusName: Aws.STACK_NAME });
    this.arrivals = this.queue(foundation);
    this.delivery = this.reader(foundation);
  }

  /** Reads mail and deliveries; events of the bus and of SNS it first lays into the bucket, as all that comes in. */
  private reader(foundation: Foundation): Intake['delivery'] {
    const reader = new StageFunction(this, 'Delivery', foundation, {
      name: 'intake-delivery',
      description: 'Reads what came in: opens a case, joins one, or notes why not',
      contract: delivery,
      environment: foundation.variables,
      access: { change: true },
      timeout: DELIVERY_TIMEOUT,
    });
    foundation.documents.grantReadInbound(reader);
    foundation.documents.grantKeepInbound(reader);
    reader.addEventSource(
      new SqsEventSource(this.arrivals, { batchSize: 5, reportBatchItemFailures: true, maxConcurrency: 10 }),
    );
    Validations.of(reader).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'A mapping of SQS knows no destination; the queue itself moves what fails to the dead letters.',
    });
    return reader;
  }

  /** What fails five times waits among the unread, where an alarm tells a person. */
  private queue({ documents: { inbound }, mail }: Foundation): Queue {
    const queue = new Queue(this, 'Arrivals', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * DELIVERY_TIMEOUT.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.unread, maxReceiveCount: 5 },
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
    const target = new SqsQueue(queue, { deadLetterQueue: this.unread });
    new Rule(this, 'Arrived', {
      description: 'What came in waits to be read',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [inbound.bucketName] }, object: { key: [{ prefix: INBOUND_PREFIX }] } },
      },
      targets: [target],
    });
    new Rule(this, 'Told', {
      description: "What the company's own systems tell waits to be read",
      eventBus: this.bus,
      // What we tell them ourselves does not come in again.
      eventPattern: { account: [Aws.ACCOUNT_ID], source: Match.anythingBut(SOURCE) },
      targets: [target],
    });
    new Rule(this, 'Returned', {
      description: 'What became of our mail waits to be read',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [mail.environment.CONFIGURATION_SET] } } },
      },
      targets: [target],
    });
    return queue;
  }
}
