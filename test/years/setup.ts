import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bringUp } from '#local/bring-up.ts';
import { amendsHome } from '#local/paths.ts';
import { beginRecord, keepDeployed } from '../permissions/recording.ts';
import { CONCURRENCY } from '../support/concurrency.ts';
import { policyOfTheYears } from './policy.ts';
import { TIME_SCALE } from './time.ts';

/** Deploys the real template, with a policy of its own, onto an emulator of its own, and ends it after the last journey. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const home = join(amendsHome, 'years');
  const policy = policyOfTheYears(join(home, 'policy'));
  const variables = beginRecord('years');
  const { run, stop } = await bringUp({ timeScale: TIME_SCALE, home, policy, concurrency: CONCURRENCY, variables });
  await keepDeployed('years', run);
  project.provide('run', run);
  return stop;
};
