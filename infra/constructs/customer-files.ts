import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';
import { CUSTOMERS_PREFIX } from './documents.ts';

/** Takes in what the company says its customers are worth, whenever it lays a file into the bucket. */
export class CustomerFiles extends Construct {
  readonly reader: AmendsFunction<'customer-file'>;

  constructor(scope: Construct, id: string, { foundation, dlq }: { foundation: Foundation; dlq: Queue }) {
    super(scope, id);
    this.reader = new AmendsFunction(this, 'Read', {
      name: 'customer-file',
      foundation,
      environment: foundation.variables,
      deadLetters: { queue: dlq, retryAttempts: 2 },
    });
    new Rule(this, 'FileCreated', {
      description: 'A file of customers waits to be taken in',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [foundation.documents.inbound.bucketName] },
          object: { key: [{ prefix: CUSTOMERS_PREFIX }] },
        },
      },
      targets: [
        new LambdaFunction(this.reader, { deadLetterQueue: dlq, retryAttempts: 2, maxEventAge: Duration.hours(6) }),
      ],
    });
  }
}
