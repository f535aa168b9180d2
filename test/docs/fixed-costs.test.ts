import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourcesOf, templateFor } from '#test/infra/stack.ts';

/** What each costs a month, in USD (AWS, list prices of November 2026 without free tier). */
const EACH = { key: 1, secret: 0.4, alarm: 0.1, metric: 0.3 };

const template = templateFor('prod');
const count = (type: string): number => resourcesOf(template, type).length;

/** Metrics of our own: some are counted in the logs of several functions. */
const metrics = (): number =>
  new Set(
    resourcesOf(template, 'AWS::Logs::MetricFilter').flatMap(([, { Properties }]) =>
      (Properties['MetricTransformations'] as { MetricName: string }[]).map(({ MetricName }) => MetricName),
    ),
  ).size;

const deployment = readFileSync('docs/deployment.md', 'utf8').split('\n');
const rowOf = (start: string): string => deployment.find((line) => line.startsWith(start)) ?? '';

test('What docs/deployment.md says that a stack costs which takes in nothing is what its template holds', () => {
  const counted = {
    key: count('AWS::KMS::Key'),
    secret: count('AWS::SecretsManager::Secret'),
    alarm: count('AWS::CloudWatch::Alarm'),
    metric: metrics(),
  };
  const costs = [
    counted.key * EACH.key,
    counted.secret * EACH.secret,
    counted.alarm * EACH.alarm,
    counted.metric * EACH.metric,
  ].map((usd) => usd.toFixed(2));
  const row = rowOf('| fixed: ');
  expect(row).toContain(
    `${counted.key} KMS keys, ${counted.secret} secrets, ${counted.alarm} alarms, ${counted.metric} metrics of our own, the sweeps`,
  );
  expect(row).toContain(`${costs.join(' + ')} + 0.14`);
});

test('What the README says of the costs in one line are the sums of that page', () => {
  const [hundred, thousand, tenThousand] = [...rowOf('| **all** |').matchAll(/\*\*([\d.]+)\*\*/g)].map(
    ([, usd]) => usd,
  );
  expect(readFileSync('README.md', 'utf8')).toContain(
    `${hundred} USD a month for 100 complaints, ${thousand} for 1,000, ${tenThousand} for 10,000`,
  );
});
