import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bringUp } from '#local/bring-up.ts';
import type { LocalRun } from '#local/local-run.ts';
import { amendsHome } from '#local/paths.ts';

declare module 'vitest' {
  interface ProvidedContext {
    run: LocalRun;
    /** Absent where the journeys run against an endpoint that was there before. */
    emulatorPid: number | undefined;
  }
}

/** A day takes 15 seconds: deadlines can be lived through, and nobody who acts at once is late. */
const TIME_SCALE = 5760;

/** Starts an emulator of its own on a free port, deploys the real template, and stops it all after the last journey. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { run, emulatorPid, stop } = await bringUp({ timeScale: TIME_SCALE, home: join(amendsHome, 'journeys') });
  project.provide('run', run);
  project.provide('emulatorPid', emulatorPid);
  return stop;
};
