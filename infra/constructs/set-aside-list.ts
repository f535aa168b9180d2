import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';

export type SetAsideListProps = {
  foundation: Foundation;
  /** Where a run goes that failed twice. */
  dlq: Queue;
};

/** Every morning: whom the policy names gets the list of what was set aside. */
export class SetAsideList extends Construct {
  constructor(scope: Construct, id: string, { foundation, dlq }: SetAsideListProps) {
    super(scope, id);
    const worker = new AmendsFunction(this, 'Worker', {
      name: 'set-aside-list',
      foundation,
      environment: foundation.variables,
      deadLetters: { queue: dlq, retryAttempts: 2 },
    });
    new Rule(this, 'EveryDay', {
      description: 'Lists what was set aside',
      schedule: Schedule.cron({ hour: '6', minute: '10' }),
      targets: [new LambdaFunction(worker, { deadLetterQueue: dlq, retryAttempts: 2, maxEventAge: Duration.hours(6) })],
    });
  }
}
