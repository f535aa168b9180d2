import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { AmendsStack } from '#infra/amends-stack.ts';
import { bundle } from '#infra/bundle.ts';
import { amendsHome } from '#local/paths.ts';
import { loadLaw } from '#policy/load-law.ts';
import { digestsOf } from '#tools/release/digests.ts';
import { bundles, frame, policy, templateFor } from './stack.ts';

const again = bundle(
  policy,
  loadLaw('policy').source,
  join(amendsHome, `built-again-${process.env['VITEST_POOL_ID'] ?? '0'}`),
);

test('What is deployed is the same to the byte when it is built again elsewhere', () => {
  const digests = digestsOf(bundles);
  expect(digests.size).toBeGreaterThan(40);
  expect([...digestsOf(again)]).toEqual([...digests]);
});

test('So is the template, which names every bundle by its hash', () => {
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  const stack = new AmendsStack(new App({ context }), 'Amends', { policy, frame, bundles: again, tier: 'prod' });
  expect(Template.fromStack(stack).toJSON()).toEqual(templateFor('prod').toJSON());
});
