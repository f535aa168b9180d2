import { Duration, Validations } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { integrationEndpoints } from '#functions/integrations/endpoints.ts';
import { manifest } from '#functions/manifest.ts';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';
import { deadLetters } from './dead-letters.ts';

/** A message stays hidden for six times as long as one call may take (AWS: Lambda with SQS, visibility timeout). */
const VISIBILITY = Duration.seconds(6 * manifest.outgoing.timeoutSeconds);

/** So many calls go out at once, whichever systems they are to. */
const AT_ONCE = 5;

/**
 * The company's other systems: one function calls them, apart from the relay, so that one that is slow holds up nobody's letters, and
 * one takes what they report.
 */
export class Integrations extends Construct {
  readonly caller: AmendsFunction<'outgoing'>;
  readonly receiver: AmendsFunction<'integrations'>;
  /** What the relay hands over; the effect itself stays in the outbox until it is done. */
  readonly queue: Queue;
  /** What could not even be looked at. */
  readonly outgoingDlq: Queue;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const environment = foundation.variables;
    this.outgoingDlq = deadLetters(this, 'OutgoingDlq');
    this.queue = new Queue(this, 'Outgoing', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: VISIBILITY,
      deadLetterQueue: { queue: this.outgoingDlq, maxReceiveCount: 5 },
    });
    this.caller = new AmendsFunction(this, 'Caller', { name: 'outgoing', foundation, environment });
    this.caller.addEventSource(
      new SqsEventSource(this.queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: AT_ONCE }),
    );
    Validations.of(this.caller).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'A mapping of SQS knows no destination; the queue itself moves what fails to the dead letters.',
    });
    this.receiver = new AmendsFunction(this, 'Receiver', { name: 'integrations', foundation, environment });
    foundation.api.serve(this.receiver, integrationEndpoints);
  }
}
