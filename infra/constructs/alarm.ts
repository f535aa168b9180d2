import { Aws } from 'aws-cdk-lib';
import {
  Alarm,
  AnomalyDetectionAlarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export type AlarmProps = {
  topic: ITopic;
  metric: IMetric;
  /** Whom it hurts, and what to do. */
  hurts: string;
};

/** How CloudWatch calls an alarm of ours. */
export const alarmName = (id: string): string => `${Aws.STACK_NAME}-${id}`;

const about = (id: string, { metric, hurts }: AlarmProps) => ({
  alarmName: alarmName(id),
  alarmDescription: hurts,
  metric,
  evaluationPeriods: 1,
  treatMissingData: TreatMissingData.NOT_BREACHING,
});

/** An alarm that reaches a person as soon as a metric is above a number. */
export const alarmAbove = (
  scope: Construct,
  id: string,
  { threshold = 0, ...props }: AlarmProps & { threshold?: number },
): Alarm => {
  const alarm = new Alarm(scope, id, {
    ...about(id, props),
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  });
  alarm.addAlarmAction(new SnsAction(props.topic));
  return alarm;
};

/**
 * An alarm that reaches a person when a metric is above the band that CloudWatch has learned to expect (it takes up to two weeks).
 * @param deviations how wide the band is, in standard deviations
 */
export const alarmUnusual = (
  scope: Construct,
  id: string,
  { deviations, ...props }: AlarmProps & { deviations: number },
): AnomalyDetectionAlarm => {
  const alarm = new AnomalyDetectionAlarm(scope, id, {
    ...about(id, props),
    stdDevs: deviations,
    comparisonOperator: ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD,
  });
  alarm.addAlarmAction(new SnsAction(props.topic));
  return alarm;
};
