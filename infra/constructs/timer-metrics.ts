import { Aws, Duration } from 'aws-cdk-lib';
import { GraphWidget, type IWidget, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type JsonPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Policy } from '#domain/policy/policy.ts';

export type TimerMetricsProps = {
  /** Where timers fire. */
  timers: Lambda;
  /** Where the team records that it reached somebody. */
  desk: Lambda;
  /** At which parts of a timer's time people are notified. */
  warnings: Policy['deadlines']['warnings'];
  period: Duration;
};

/** Until when somebody who asked for a person has to be reached, in 95 of 100 cases (Ley 10/2025 art. 8.2). */
const PERSON_SECONDS = 180;

type What = { filterPattern: JsonPattern; value?: string; dimensions?: Record<string, string> };

/** A line of our functions' log (platform/log.ts), as Lambda wraps it, with what else must hold. */
const line = (message: string, ...also: JsonPattern[]): JsonPattern =>
  FilterPattern.all(FilterPattern.stringValue('$.message.message', '=', message), ...also);

/**
 * What the log says of timers, counted: in all for alarms, since a metric with dimensions has no sum over them, and by timer
 * for the dashboard. The company's own promise, the next message, is drawn, but no alarm: those are for dates of the law.
 */
export class TimerMetrics extends Construct {
  /** Dates of the law whose last warning has fired; undefined where the policy warns of none. */
  readonly warned?: Metric;
  /** Dates of the law that were missed. */
  readonly breached: Metric;
  readonly widgets: IWidget[];
  private readonly period: Duration;

  constructor(scope: Construct, id: string, { timers, desk, warnings, period }: TimerMetricsProps) {
    super(scope, id);
    this.period = period;
    const byTimer = { dimensions: { Timer: '$.message.timer' } };
    const thresholds = warnings.map(({ at }) => at);
    if (thresholds.length > 0) {
      const last = line(
        'timer warned',
        FilterPattern.numberValue('$.message.thresholdPercent', '=', Math.max(...thresholds)),
      );
      this.warned = this.count('TimersWarned', timers, { filterPattern: last });
      this.count('TimerWarned', timers, { filterPattern: last, ...byTimer });
    }
    const isLegal = FilterPattern.stringValue('$.message.rule', '!=', 'policy');
    this.breached = this.count('TimersBreached', timers, { filterPattern: line('timer breached', isLegal) });
    this.count('TimerBreached', timers, { filterPattern: line('timer breached'), ...byTimer });
    this.count('PersonReached', desk, { filterPattern: line('person reached'), value: '$.message.seconds' });
    this.widgets = [
      new GraphWidget({ title: 'Timers almost over', left: [this.eachTimer('TimerWarned')], width: 12, period }),
      new GraphWidget({ title: 'Timers breached', left: [this.eachTimer('TimerBreached')], width: 12, period }),
      this.personWidget(),
    ];
  }

  private count(metricName: string, worker: Lambda, { filterPattern, value = '1', dimensions }: What): Metric {
    new MetricFilter(this, metricName, {
      logGroup: worker.logGroup,
      filterPattern,
      metricNamespace: Aws.STACK_NAME,
      metricName,
      metricValue: value,
      ...(dimensions && { dimensions }),
    });
    return new Metric({ namespace: Aws.STACK_NAME, metricName, period: this.period, statistic: 'Sum' });
  }

  /** One line for each timer that has fired, whichever they are. */
  private eachTimer(metricName: string): MathExpression {
    return new MathExpression({
      expression: `SEARCH('{"${Aws.STACK_NAME}",Timer} MetricName="${metricName}"', 'Sum', ${this.period.toSeconds()})`,
      usingMetrics: {},
      label: '',
      period: this.period,
    });
  }

  private personWidget(): GraphWidget {
    const reached = (statistic: string) =>
      new Metric({ namespace: Aws.STACK_NAME, metricName: 'PersonReached', period: Duration.hours(1), statistic });
    return new GraphWidget({
      title: 'A person on request (seconds)',
      left: [reached('p95'), reached('p50')],
      leftAnnotations: [{ value: PERSON_SECONDS, label: 'Ley 10/2025 art. 8.2' }],
      width: 12,
    });
  }
}
