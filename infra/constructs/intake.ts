import { Duration, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import * as web from '#functions/intake/contract.ts';
import { intakeEndpoints } from '#functions/intake/endpoints.ts';
import * as mail from '#functions/intake/mail/contract.ts';
import type { Foundation } from '../foundation.ts';
import { deadLetters } from './dead-letters.ts';
import { type Documents, INBOUND_PREFIX } from './documents.ts';
import { StageFunction } from './stage-function.ts';

const MAIL_TIMEOUT = Duration.seconds(30);

/** How complaints come in: the endpoint of the web form, and mail by way of the inbound bucket. */
export class Intake extends Construct {
  readonly mail: StageFunction<typeof mail.environment>;
  /** Mail that could not be read after all repeats. */
  readonly unreadMail: Queue;

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

    this.mail = new StageFunction(this, 'Mail', foundation, {
      name: 'intake-mail',
      description: 'Reads mail that came in: opens a case, joins one, or notes why not',
      contract: mail,
      environment: variables,
      access: { change: true },
      timeout: MAIL_TIMEOUT,
    });
    documents.grantReadInbound(this.mail);
    this.unreadMail = deadLetters(this, 'UnreadMail');
    this.mail.addEventSource(
      new SqsEventSource(this.arrivals(documents), { batchSize: 5, reportBatchItemFailures: true, maxConcurrency: 10 }),
    );
    Validations.of(this.mail).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'A mapping of SQS knows no destination; the queue itself moves what fails to the dead letters.',
    });
  }

  /** The queue of mail to read. What fails five times waits among the unread, where an alarm tells a person. */
  private arrivals({ inbound }: Documents): Queue {
    const queue = new Queue(this, 'MailQueue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * MAIL_TIMEOUT.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.unreadMail, maxReceiveCount: 5 },
    });
    new Rule(this, 'MailArrived', {
      description: 'Mail that came in waits to be read',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [inbound.bucketName] }, object: { key: [{ prefix: INBOUND_PREFIX }] } },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue: this.unreadMail })],
    });
    return queue;
  }
}
