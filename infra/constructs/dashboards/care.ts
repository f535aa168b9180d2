import { Aws } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { TimerMetrics } from '../timer-metrics.ts';
import { type MonitoringProps, PERIOD, SUM } from '../watched.ts';

type Asked = { title: string; of: Lambda[]; lines: string[]; as?: LogQueryVisualizationType };

/** Counted from the logs while somebody looks: nothing is paid for while nobody does. */
const counted = ({ title, of, lines, as = LogQueryVisualizationType.BAR }: Asked): LogQueryWidget =>
  new LogQueryWidget({
    title,
    logGroupNames: of.map(({ logGroup }) => logGroup.logGroupName),
    queryLines: lines,
    view: as,
    width: 12,
  });

/** For whoever heads the team: what comes in, what is late, who waits. No figure of it tells of a single customer. */
export const drawCare = (scope: Construct, props: MonitoringProps, { widgets }: TimerMetrics): void => {
  const { parameters, workflow, webhooks, inbound, timers, relay, desk, complaints } = props;
  const [first, last] = [workflow.machine('complaint'), workflow.machine('follow-up')];
  new Dashboard(scope, 'CareDashboard', { dashboardName: `${Aws.STACK_NAME}-care` }).addWidgets(
    new TextWidget({
      width: 24,
      height: 2,
      markdown: `# ${Aws.STACK_NAME}: the care team (${parameters.tierName.valueAsString})\nWhat comes in, what is late and who waits. Causes, remedies and what they cost: the desk, Insights.`,
    }),
    new GraphWidget({
      title: 'Complaints taken in, and cases that ended',
      left: [first.metricStarted({ ...SUM, label: 'taken in' })],
      right: [last.metricSucceeded({ ...SUM, label: 'ended' })],
      width: 12,
      period: PERIOD,
    }),
    counted({
      title: 'What came in, by channel',
      of: [complaints.handler, webhooks.handler, inbound.handler, desk.handler],
      lines: [
        'filter message.message in ["complaint received", "delivery kept"]',
        'stats count(*) as messages by message.channel',
        'sort messages desc',
      ],
    }),
    ...widgets,
    counted({
      title: 'Calls because of a danger',
      of: [desk.handler, timers.handler],
      lines: [
        'filter message.message in ["urgent call made", "urgent call in vain", "urgent call overdue"]',
        'stats count(*) as calls, pct(message.seconds, 95) as seconds by message.message',
      ],
      as: LogQueryVisualizationType.TABLE,
    }),
    counted({
      title: 'Customers who may not hear of us',
      of: [relay.handler, relay.sweep, timers.handler],
      lines: [
        'filter message.message in ["message held back", "effect given up", "promise broken in silence", "day limit near"]',
        'stats count(*) as times by message.message, message.channel',
        'sort times desc',
      ],
      as: LogQueryVisualizationType.TABLE,
    }),
    new GraphWidget({
      title: 'Cases that stopped: their customers wait',
      left: workflow.all.map((machine) => machine.metricFailed({ ...SUM, label: machine.node.id })),
      width: 12,
      period: PERIOD,
    }),
  );
};
