import { join } from 'node:path';
import { GetAliasCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { stageFunctions } from '#functions/stages/manifest.ts';
import { deploy } from '#local/deploy.ts';
import { dummyCredentials } from '#local/loopback.ts';
import { amendsHome, root } from '#local/paths.ts';
import { finish, openEverywhere } from '../../upgrade/cases.ts';
import { changedAssembly } from '../../upgrade/changed.ts';
import { ASSEMBLY } from './home.ts';
import { ownEmulator } from './own-emulator.ts';

/** The upgrade from the last release takes longer than a run of the tests may: `npm run upgrade:check`. This is the part of it that breaks most easily. */
const OWN_HOME = join(amendsHome, 'upgrade-apart');
const SETTINGS = { timeScale: 1, policy: join(root, 'policy') };

const running = ownEmulator(OWN_HOME);

/** The version of each stage that executions call. */
const versions = async (): Promise<string[]> => {
  const { endpointUrl: endpoint, region } = running().run;
  const client = new LambdaClient({ endpoint, region, credentials: dummyCredentials });
  const names = Object.keys(stageFunctions).map((name) => `Amends-${name}`);
  return Promise.all(
    names.map(async (FunctionName) => {
      const { FunctionVersion = '' } = await client.send(new GetAliasCommand({ FunctionName, Name: 'live' }));
      return FunctionVersion;
    }),
  );
};

test('Cases that wait in each state come to their end with another code and other definitions than they began with', async () => {
  const { run } = running();
  const waiting = await openEverywhere(run);
  const before = await versions();
  const assembly = changedAssembly(ASSEMBLY, join(OWN_HOME, 'changed'));
  await deploy(run.endpointUrl, { ...SETTINGS, home: OWN_HOME, assembly });
  const after = await versions();
  for (const [index, version] of after.entries()) expect(Number(version)).toBeGreaterThan(Number(before[index]));
  const views = await finish(run, waiting);
  for (const [index, { at, story }] of waiting.entries())
    expect([views[index]?.outcome?.result, views[index]?.historyIntact], at).toEqual([story.result, true]);
});
