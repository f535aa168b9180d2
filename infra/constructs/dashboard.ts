import { Aws, Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Metric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Policy } from '#domain/policy/policy.ts';
import type { Foundation } from '../foundation.ts';
import type { Parameters } from '../parameters.ts';
import type { CustomerFiles } from './customer-files.ts';
import type { DailyJob } from './daily-job.ts';
import type { Desk } from './desk.ts';
import type { History } from './history.ts';
import type { Inbound } from './inbound.ts';
import type { Integrations } from './integrations.ts';
import type { Relay } from './relay.ts';
import type { Stages } from './stages.ts';
import type { TimerMetrics } from './timer-metrics.ts';
import type { Timers } from './timers.ts';
import type { Watch } from './watch.ts';
import type { Webhooks } from './webhooks.ts';
import type { Workflow } from './workflow.ts';

export type MonitoringProps = {
  parameters: Parameters;
  /** At which parts of a timer's time people are notified. */
  warnings: Policy['deadlines']['warnings'];
  foundation: Foundation;
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

/** The picture of the whole. */
export const drawDashboard = (scope: Construct, props: MonitoringProps, timerMetrics: TimerMetrics): void => {
  const { parameters, foundation, workflow, relay } = props;
  const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
    new GraphWidget({ title, left, right, width: 12, period: PERIOD });
  const each = (metric: (machine: StateMachine) => Metric) => workflow.all.map(metric);
  const { http } = foundation.api;
  const dashboard = new Dashboard(scope, 'Dashboard', { dashboardName: Aws.STACK_NAME });
  dashboard.addWidgets(
    new TextWidget({
      width: 24,
      height: 2,
      markdown: `# Amends (${parameters.tierName.valueAsString})\nOne execution of **complaint** is one case, named by its id. Dates are written in ${parameters.zone.valueAsString}.`,
    }),
    graph(
      'Cases on their way',
      each((machine) => machine.metricStarted({ ...SUM, label: `${machine.node.id} started` })),
      each((machine) => machine.metricSucceeded({ ...SUM, label: `${machine.node.id} ended` })),
    ),
    graph(
      'Cases that stopped',
      each((machine) => machine.metricFailed({ ...SUM, label: machine.node.id })),
    ),
    ...timerMetrics.widgets,
    graph(
      'Requests',
      [http.metricCount(SUM), http.metricClientError(SUM), http.metricServerError(SUM)],
      [http.metricLatency({ period: PERIOD, statistic: 'p95' })],
    ),
    graph('How far the relay is behind (ms)', [iteratorAge(relay.handler.functionName)]),
    graph(
      'Dead letters',
      Object.values(deadLetterQueues(props)).map((queue) =>
        queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, label: queue.node.id }),
      ),
    ),
    graph(
      'Table units',
      ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'].map((name) => tableMetric(foundation, name)),
    ),
  );
};
