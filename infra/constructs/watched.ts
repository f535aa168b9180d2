import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Policy } from '#domain/policy/policy.ts';
import type { Foundation } from '../foundation.ts';
import type { Parameters } from '../parameters.ts';
import type { Complaints } from './complaints.ts';
import type { CustomerFiles } from './customer-files.ts';
import type { DailyJob } from './daily-job.ts';
import type { Desk } from './desk.ts';
import type { History } from './history.ts';
import type { Inbound } from './inbound.ts';
import type { Integrations } from './integrations.ts';
import type { Relay } from './relay.ts';
import type { Stages } from './stages.ts';
import type { Timers } from './timers.ts';
import type { Watch } from './watch.ts';
import type { Webhooks } from './webhooks.ts';
import type { Workflow } from './workflow.ts';

export type MonitoringProps = {
  parameters: Parameters;
  /** At which parts of a timer's time people are notified. */
  warnings: Policy['deadlines']['warnings'];
  foundation: Foundation;
  complaints: Complaints;
  webhooks: Webhooks;
  inbound: Inbound;
  stages: Stages;
  customerFiles: CustomerFiles;
  workflow: Workflow;
  desk: Desk;
  timers: Timers;
  relay: Relay;
  integrations: Integrations;
  history: History;
  watch: Watch;
  budgetCheck: DailyJob;
  incidentMembers: DailyJob;
};

export const PERIOD = Duration.minutes(5);
export const SUM = { period: PERIOD, statistic: 'Sum' };

/** By the name of their alarm. */
export const deadLetterQueues = ({
  inbound,
  timers,
  relay,
  integrations,
  history,
}: MonitoringProps): Record<string, Queue> => ({
  'inbound-dlq': inbound.inboundDlq,
  'timer-dlq': timers.timerDlq,
  'relay-dlq': relay.relayDlq,
  'outgoing-dlq': integrations.outgoingDlq,
  'signing-dlq': history.signingDlq,
});

/** How far a function is behind the stream it reads, in milliseconds. */
export const iteratorAge = (FunctionName: string): Metric => {
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'IteratorAge',
    dimensionsMap: { FunctionName },
    period: PERIOD,
    statistic: 'Maximum',
  });
};

/** What CloudWatch counts of the table. */
export const tableMetric = ({ store }: Foundation, metricName: string): Metric => {
  return new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: store.table.tableName },
    ...SUM,
  });
};
