import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AmendsStack } from '#infra/amends-stack.ts';
import { bundle } from '#infra/bundle.ts';
import { amendsHome } from '#local/paths.ts';
import { loadLaw } from '#policy/load-law.ts';
import { digestsOf } from '#tools/release/digests.ts';
import { appIn, frame, policy, templateOf, untraced } from './stack.ts';

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
  const [one, other] = [once, again].map((bundles) =>
    templateOf(untraced(() => new AmendsStack(appIn(), 'Amends', { policy, frame, bundles, tier: 'prod' }))).toJSON(),
  );
  expect(other).toEqual(one);
});
