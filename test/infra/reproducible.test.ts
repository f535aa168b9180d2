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
import { frame, policy } from './stack.ts';

const { source } = loadLaw('policy');
/** Built one after the other, so that nobody who works on the sources meanwhile makes two builds of different ones. */
const built = (name: string) =>
  bundle(policy, source, join(amendsHome, `${name}-${process.env['VITEST_POOL_ID'] ?? '0'}`));
const once = await built('built-once');
const again = await built('built-again');

test('What is deployed is the same to the byte when it is built again elsewhere', () => {
  const digests = digestsOf(once);
  expect(digests.size).toBeGreaterThan(40);
  expect([...digestsOf(again)]).toEqual([...digests]);
});

test('So is the template, which names every bundle by its hash', () => {
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  const [one, other] = [once, again].map((bundles) =>
    Template.fromStack(
      new AmendsStack(new App({ context }), 'Amends', { policy, frame, bundles, tier: 'prod' }),
    ).toJSON(),
  );
  expect(other).toEqual(one);
});
