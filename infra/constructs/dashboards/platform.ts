import { Aws } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { deadLetterQueues, iteratorAge, type MonitoringProps, PERIOD, SUM, tableMetric } from '../watched.ts';

const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
  new GraphWidget({ title, left, right, width: 12, period: PERIOD });

/** A metric of each function of this stack, whichever there are. */
const eachFunction = (metricName: string, statistic: string): MathExpression =>
  new MathExpression({
    expression: `SEARCH('{AWS/Lambda,FunctionName} MetricName="${metricName}" FunctionName="${Aws.STACK_NAME}-"', '${statistic}', ${PERIOD.toSeconds()})`,
    usingMetrics: {},
    label: '',
    period: PERIOD,
  });

const mailMetric = (metricName: string): Metric => new Metric({ namespace: 'AWS/SES', metricName, ...SUM });

/** For whoever runs it: what fails, what is behind, what is throttled, and which alarms ring. */
export const drawPlatform = (scope: Construct, props: MonitoringProps, alarms: Alarm[]): void => {
  const { parameters, foundation, workflow, relay } = props;
  const each = (metric: (machine: StateMachine) => Metric) => workflow.all.map(metric);
  const { http } = foundation.api;
  new Dashboard(scope, 'Dashboard', { dashboardName: Aws.STACK_NAME }).addWidgets(
    new TextWidget({
      width: 24,
      height: 2,
      markdown: `# ${Aws.STACK_NAME}: the platform (${parameters.tierName.valueAsString})\nOne execution of **complaint** is one case, named by its id. Dates are written in ${parameters.zone.valueAsString}. What an alarm asks for: docs/runbook.md.`,
    }),
    new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 4 }),
    graph(
      'Cases on their way',
      each((machine) => machine.metricStarted({ ...SUM, label: `${machine.node.id} started` })),
      each((machine) => machine.metricSucceeded({ ...SUM, label: `${machine.node.id} ended` })),
    ),
    graph(
      'Executions that failed, or were throttled',
      each((machine) => machine.metricFailed({ ...SUM, label: `${machine.node.id} failed` })),
      each((machine) => machine.metricThrottled({ ...SUM, label: `${machine.node.id} throttled` })),
    ),
    graph(
      'Requests',
      [http.metricCount(SUM), http.metricClientError(SUM), http.metricServerError(SUM)],
      [http.metricLatency({ period: PERIOD, statistic: 'p95' })],
    ),
    graph('How far the relay is behind (ms)', [iteratorAge(relay.handler.functionName)]),
    graph('Errors of functions', [eachFunction('Errors', 'Sum')]),
    graph('Functions that were throttled', [eachFunction('Throttles', 'Sum')]),
    graph('How long functions run (ms, p95)', [eachFunction('Duration', 'p95')]),
    graph('Functions at once', [eachFunction('ConcurrentExecutions', 'Maximum')]),
    graph(
      'Dead letters',
      Object.values(deadLetterQueues(props)).map((queue) =>
        queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, label: queue.node.id }),
      ),
    ),
    graph(
      'Table: units, and what was throttled',
      ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'].map((name) => tableMetric(foundation, name)),
      ['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) => tableMetric(foundation, name)),
    ),
    graph('Mail', [mailMetric('Send'), mailMetric('Delivery')], [mailMetric('Bounce'), mailMetric('Complaint')]),
  );
};
