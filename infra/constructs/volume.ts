import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import type { Unusual } from '../options/options.ts';
import { alarmAbove, alarmUnusual } from './alarm.ts';
import { onlyWhen } from './only-when.ts';
import type { Workflow } from './workflow.ts';

export type VolumeProps = { foundation: Foundation; workflow: Workflow; topic: ITopic };

type Watched = { metric: Metric; hurts: string };

/** Somebody is told when far more comes in than usual: a flood, or something that has gone wrong for many customers at once. */
export class Volume extends Construct {
  constructor(scope: Construct, id: string, { foundation, workflow, topic }: VolumeProps) {
    super(scope, id);
    const { options, onAws, api } = foundation;
    const watch = (name: string, unusual: Unusual | undefined, watched: Watched): void => {
      if (!unusual) return;
      if ('above' in unusual) alarmAbove(this, name, { ...watched, topic, threshold: unusual.above });
      else onlyWhen(onAws, alarmUnusual(this, name, { ...watched, topic, deviations: unusual.deviations }));
    };
    watch('volume-requests', options.volume?.requests, {
      metric: api.http.metricCount({ period: Duration.minutes(5), statistic: 'Sum' }),
      hurts:
        'Customers may not get through soon: far more requests come in than usual. Look where from, see the runbook.',
    });
    // Each case is an execution, whatever channel it came in by.
    watch('volume-complaints', options.volume?.complaints, {
      metric: workflow.machine('complaint').metricStarted({ period: Duration.hours(1), statistic: 'Sum' }),
      hurts: 'Customers will wait: far more complaints come in than usual. Something may be broken, see the runbook.',
    });
  }
}
