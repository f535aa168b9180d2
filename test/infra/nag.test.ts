import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { afterAll, expect, test } from 'vitest';
import { FirewallStack } from '#infra/firewall-stack.ts';
import type { Options } from '#infra/options/options.ts';
import type { Tier } from '#infra/parameters.ts';
import { everythingOn } from './everything.ts';
import { appFor, untraced } from './stack.ts';

/** Rules that the packs find broken, and that no reason beside the construct explains. */
type Spoil = (stack: ReturnType<typeof appFor>['stack']) => void;
const findings = (tier: Tier, spoil: Spoil = () => undefined, options?: Options) => {
  const { app, stack } = appFor(tier, options, true);
  spoil(stack);
  if (options?.edge) new FirewallStack(app, 'Amends-Firewall', { edge: options.edge });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  try {
    untraced(() => app.synth());
  } catch {
    // The report says what was found.
  }
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  return (report.pluginReports as { violations: { ruleName: string }[] }[]).flatMap(({ violations }) =>
    violations.map(({ ruleName }) => ruleName),
  );
};

// A failed validation marks the process as failed; the tests say so themselves.
afterAll(() => {
  process.exitCode = undefined;
});

test.each(['dev', 'prod'] as const)('%s has no unexplained finding', (tier) => {
  expect(findings(tier)).toEqual([]);
});

test('What options add has no unexplained finding', () => {
  expect(findings('prod', () => undefined, everythingOn)).toEqual([]);
});

test('The packs are awake: a bucket without encryption in transit is found', () => {
  expect(findings('dev', (stack) => new Bucket(stack, 'Careless'))).toEqual(
    expect.arrayContaining([expect.stringContaining('AwsSolutions-S10')]),
  );
});
