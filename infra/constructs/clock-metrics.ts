import { Aws, Duration } from 'aws-cdk-lib';
import { GraphWidget, type IWidget, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type JsonPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Policy } from '#domain/policy/policy.ts';

export type ClockMetricsProps = {
  /** Where clocks strike. */
  deadlines: Lambda;
  /** Where the team records that it reached somebody. */
  desk: Lambda;
  /** At which parts of a clock's time people are told. */
  warnings: Policy['deadlines']['warnings'];
  period: Duration;
};

/** Until when somebody who asked for a person has to be reached, in 95 of 100 cases (Ley 10/2025 art. 8.2). */
const PERSON_SECONDS = 180;

type What = { value?: string; dimensions?: Record<string, string> };

/** A line of our functions' log (platform/log.ts), as Lambda wraps it, with what else must hold. */
const line = (message: string, ...also: JsonPattern[]): JsonPattern =>
  FilterPattern.all(FilterPattern.stringValue('$.message.message', '=', message), ...also);

/**
 * What the log tells of clocks, counted: in all for alarms, since a metric with dimensions has no sum over them, and by clock
 * for the dashboard. The company's own promise, the next word, is drawn, but no alarm: those are for dates of the law.
 */
export class ClockMetrics extends Construct {
  /** Dates of the law whose last warning has struck; undefined where the policy warns of none. */
  readonly warned?: Metric;
  /** Dates of the law that were missed. */
  readonly breached: Metric;
  readonly widgets: IWidget[];
  private readonly period: Duration;

  constructor(scope: Construct, id: string, { deadlines, desk, warnings, period }: ClockMetricsProps) {
    super(scope, id);
    this.period = period;
    const byClock = { dimensions: { Clock: '$.message.clock' } };
    const marks = warnings.map(({ at }) => at);
    if (marks.length > 0) {
      const last = line('clock warned', FilterPattern.numberValue('$.message.mark', '=', Math.max(...marks)));
      this.warned = this.count('ClocksWarned', deadlines, last);
      this.count('ClockWarned', deadlines, last, byClock);
    }
    const isLegal = FilterPattern.stringValue('$.message.rule', '!=', 'policy');
    this.breached = this.count('ClocksBreached', deadlines, line('clock breached', isLegal));
    this.count('ClockBreached', deadlines, line('clock breached'), byClock);
    this.count('PersonReached', desk, line('person reached'), { value: '$.message.seconds' });
    this.widgets = [
      new GraphWidget({ title: 'Clocks almost over', left: [this.eachClock('ClockWarned')], width: 12, period }),
      new GraphWidget({ title: 'Clocks breached', left: [this.eachClock('ClockBreached')], width: 12, period }),
      this.personWidget(),
    ];
  }

  private count(metricName: string, worker: Lambda, filterPattern: JsonPattern, what: What = {}): Metric {
    const { value = '1', dimensions } = what;
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

  /** One line for each clock that has struck, whichever they are. */
  private eachClock(metricName: string): MathExpression {
    return new MathExpression({
      expression: `SEARCH('{"${Aws.STACK_NAME}",Clock} MetricName="${metricName}"', 'Sum', ${this.period.toSeconds()})`,
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
