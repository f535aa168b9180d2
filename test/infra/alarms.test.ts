import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { policy, resourcesOf, templateFor } from './stack.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');
const template = templateFor('dev');

describe('alarms', () => {
  test('The topic lets the alarms of this account in, and nobody without encryption', () => {
    const topics = resourcesOf(template, 'AWS::SNS::TopicPolicy');
    expect(topics).toHaveLength(1);
    const [Statement] = topics.map(
      ([, { Properties }]) => (Properties['PolicyDocument'] as { Statement: unknown[] }).Statement,
    );
    expect(Statement).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        expect.objectContaining({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        }),
      ]),
    );
  });
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm');
  test.each(alarms)('%s says whom it hurts and reaches a person', (_, { Properties }) => {
    expect(Properties['AlarmDescription']).toMatch(/^(A customer|Customers|Somebody|Everything) .*\.$/);
    expect(Properties['AlarmActions']).toHaveLength(1);
    expect(Properties).not.toHaveProperty('Metrics');
  });
  test.each(alarms)('%s has an entry in the runbook', (_, { Properties }) => {
    const name = /"-([a-z0-9-]+)"/.exec(JSON.stringify(Properties['AlarmName']))?.[1] ?? 'no name';
    const entries = runbook.split('\n').filter((line) => line.startsWith('## '));
    const meant = entries.flatMap((entry) => [...entry.matchAll(/`([a-z0-9*-]+)`/g)].map(([, one = '']) => one));
    expect(
      meant.some((one) => new RegExp(`^${one.replaceAll('*', '[a-z-]+')}$`).test(name)),
      name,
    ).toBe(true);
  });
  test('Alarms ring before the first date of the law is missed, and at each that is', () => {
    const { warnings } = policy.deadlines;
    const last = Math.max(...warnings.map(({ at }) => at));
    const filters = resourcesOf(template, 'AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties);
    const counted = (name: string) =>
      filters.find(({ MetricTransformations }) => JSON.stringify(MetricTransformations).includes(`"${name}"`));
    expect(counted('TimersWarned')?.['FilterPattern']).toBe(
      `{ ($.message.message = "timer warned") && ($.message.thresholdPercent = ${last}) }`,
    );
    expect(counted('TimersBreached')?.['FilterPattern']).toBe(
      '{ ($.message.message = "timer breached") && ($.message.rule != "policy") }',
    );
    expect(counted('TimerBreached')?.['MetricTransformations']).toMatchObject([
      { Dimensions: [{ Key: 'Timer', Value: '$.message.timer' }], MetricValue: '1' },
    ]);
    expect(counted('PersonReached')?.['MetricTransformations']).toMatchObject([{ MetricValue: '$.message.seconds' }]);
    for (const MetricName of ['TimersWarned', 'TimersBreached'])
      template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName, Threshold: 0, Statistic: 'Sum' });
  });
  test('Alarms watch every queue of dead letters', () => {
    const isDead = ([, { Properties }]: (typeof alarms)[number]) => !('RedrivePolicy' in Properties);
    const dead = resourcesOf(template, 'AWS::SQS::Queue').filter(isDead);
    const watched = alarms.filter(([, { Properties }]) => Properties['Namespace'] === 'AWS/SQS');
    expect(watched).toHaveLength(dead.length);
  });
});
