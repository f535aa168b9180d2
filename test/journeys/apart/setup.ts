import type { TestProject } from 'vitest/node';
import { givenAssembly } from '#local/assembly.ts';
import { bringUp } from '#local/bring-up.ts';
import { HOME } from './home.ts';

/**
 * An emulator where time goes as on the calendar: people who click and type are late for nothing. The stories that need one of
 * their own deploy its template.
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const assembly = givenAssembly();
  const { run, stop } = await bringUp({ timeScale: 1, home: HOME, ...(assembly && { assembly }) });
  project.provide('run', run);
  return stop;
};
