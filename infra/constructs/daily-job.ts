import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';

/** The functions that a clock alone calls. */
type DailyFunction =
  | 'retention'
  | 'set-aside-list'
  | 'delivery-surveys'
  | 'action-reminders'
  | 'anchor'
  | 'budget-check'
  | 'figures'
  | 'incident-members'
  | 'incidents';

export type DailyJobProps = {
  foundation: Foundation;
  /** Where a run goes that failed twice. */
  dlq: Queue;
  name: DailyFunction;
  description: string;
  /** The time of day it runs at, UTC; `*` for every hour, or every minute of it; `0/5` for every five of them. */
  at: { hour: string; minute: string };
  /** What it is told besides. */
  environment?: Record<string, string>;
};

/** A function that runs by the clock, once a day or more often. */
export class DailyJob extends Construct {
  readonly worker: AmendsFunction<DailyFunction>;

  constructor(scope: Construct, id: string, { foundation, dlq, name, description, at, environment }: DailyJobProps) {
    super(scope, id);
    this.worker = new AmendsFunction(this, 'Worker', {
      name,
      foundation,
      environment: { ...foundation.variables, ...environment },
      deadLetters: { queue: dlq, retryAttempts: 2 },
    });
    new Rule(this, 'EveryDay', {
      description,
      schedule: Schedule.cron(at),
      targets: [
        new LambdaFunction(this.worker, { deadLetterQueue: dlq, retryAttempts: 2, maxEventAge: Duration.hours(6) }),
      ],
    });
  }
}
