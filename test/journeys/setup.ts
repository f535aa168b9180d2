import type { TestProject } from 'vitest/node';
import { givenAssembly } from '#local/assembly.ts';
import { bringUp } from '#local/bring-up.ts';
import type { LocalRun } from '#local/local-run.ts';
import { beginRecord, keepDeployed } from '../permissions/recording.ts';
import { CONCURRENCY, SIDE_BY_SIDE } from '../support/concurrency.ts';
import { HOME } from './support/home.ts';

declare module 'vitest' {
  interface ProvidedContext {
    run: LocalRun;
  }
}

/** A day takes 15 seconds: deadlines can be lived through, and nobody who acts at once is late. */
const TIME_SCALE = 5760;

/** Deploys the real template onto an emulator of its own (or the one AWS_ENDPOINT_URL names), and ends it after the last journey. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const assembly = givenAssembly();
  const { run, stop } = await bringUp({
    endpoint: process.env['AWS_ENDPOINT_URL'],
    timeScale: TIME_SCALE,
    concurrency: CONCURRENCY,
    home: HOME,
    ...(assembly && { assembly }),
    variables: { ...beginRecord('journeys'), ...SIDE_BY_SIDE },
  });
  await keepDeployed('journeys', run);
  project.provide('run', run);
  return stop;
};
