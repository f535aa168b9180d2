import { Aws, Duration, Fn } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, type Function as Lambda, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import type { Parameters } from '../parameters.ts';
import { AmendsFunction } from './amends-function.ts';
import { DailyJob } from './daily-job.ts';
import { deadLetters } from './dead-letters.ts';
import { letOnlySign } from './signers.ts';

/** The head of a case has moved. */
const MOVED = FilterCriteria.filter({
  eventName: FilterRule.or('INSERT', 'MODIFY'),
  dynamodb: { Keys: { sk: { S: FilterRule.isEqual('CASE') } } },
});

/** One signature for all heads that moved in a minute, or for so many. */
const WINDOW = Duration.minutes(1);
const MOST_HEADS = 500;

/** `dlq`: where a run of the anchor goes that failed. */
export type HistoryProps = { foundation: Foundation; parameters: Parameters; dlq: Queue };

/**
 * Signs where the histories of cases end, so that nobody who can write to the table can write a history anew unseen. The key never
 * leaves KMS, and these functions alone may sign with it: the one for every batch, the other the daily anchor, which the key's own policy sees to.
 */
export class History extends Construct {
  readonly signer: Lambda;
  /** Records whose heads could not be signed; the next change of a case has its head signed again. */
  readonly signingDlq: Queue;

  /** Anchors once a day what was signed. */
  readonly anchor: DailyJob;

  constructor(scope: Construct, id: string, { foundation, parameters, dlq }: HistoryProps) {
    super(scope, id);
    this.signingDlq = deadLetters(this, 'SigningDlq');
    this.signer = new AmendsFunction(this, 'Signer', {
      name: 'sign-heads',
      foundation,
      environment: foundation.variables,
    });
    this.signer.addEventSource(
      new DynamoEventSource(foundation.store.table as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: MOST_HEADS,
        maxBatchingWindow: WINDOW,
        retryAttempts: 10,
        maxRecordAge: Duration.hours(12),
        bisectBatchOnError: true,
        onFailure: new SqsDlq(this.signingDlq),
        filters: [MOVED],
      }),
    );
    this.anchor = new DailyJob(this, 'Anchor', {
      ...{ foundation, dlq, name: 'anchor', at: { hour: '1', minute: '10' } },
      description: 'Anchors what was signed of the histories',
      environment: {
        TIME_STAMP_URL: Fn.conditionIf(
          parameters.hasTimeStamp.logicalId,
          parameters.timeStampUrl,
          Aws.NO_VALUE,
        ).toString(),
      },
    });
    letOnlySign(foundation.store.historyKey, [this.signer, this.anchor.worker]);
  }
}
