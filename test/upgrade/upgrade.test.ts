import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringUp, type Running } from '#local/bring-up.ts';
import { deploy } from '#local/deploy.ts';
import { amendsHome, root } from '#local/paths.ts';
import { CONCURRENCY } from '../support/concurrency.ts';
import { finish, openEverywhere, stops, type Waiting } from './cases.ts';
import { lastRelease, releasedAssembly } from './released.ts';

/**
 * docs/upgrading.md, followed: the last release with a case in each state that waits for people, an upgrade to what is here, the
 * cases brought to their end, and back again. `npm run upgrade:check`.
 */
const HOME = join(amendsHome, 'upgrade');
/** Time goes as on the calendar: whoever does not act is late for nothing. */
const SETTINGS = { timeScale: 1, policy: join(root, 'policy') };

let running: Running;
let released: string;

/** What was deployed stays as it is; the stack has the template of another folder, as `cdk deploy` would have it. */
const update = async (home: string, assembly?: string): Promise<void> => {
  const { endpointUrl } = running.run;
  mkdirSync(join(HOME, home), { recursive: true });
  await deploy(endpointUrl, { ...SETTINGS, home: join(HOME, home), ...(assembly && { assembly }) });
};

beforeAll(async () => {
  released = await releasedAssembly(HOME);
  running = await bringUp({ ...SETTINGS, home: join(HOME, 'released'), assembly: released, concurrency: CONCURRENCY });
});
afterAll(() => running?.stop());

/** Finishes all: each comes to what its story says, with its history whole. */
const expectEnds = async (waiting: Waiting[]): Promise<void> => {
  const views = await finish(running.run, waiting);
  for (const [index, { at, story }] of waiting.entries()) {
    expect(views[index]?.outcome?.result, at).toBe(story.result);
    expect(views[index]?.historyIntact, at).toBe(true);
  }
};

describe(`an upgrade from ${lastRelease().version}`, () => {
  let before: Waiting[];

  test('Cases of the release wait in each state that waits for people', async () => {
    before = await openEverywhere(running.run);
    expect(before.map(({ at }) => at)).toEqual(stops);
  });

  test('After the upgrade each comes to its end, and so does one that begins then', async () => {
    await update('today');
    const fresh = await openEverywhere(running.run);
    await expectEnds(before);
    before = fresh;
  });

  test('Back at the release, what began after it comes to its end with the code before', async () => {
    await update('back', released);
    await expectEnds(before);
  });
});
