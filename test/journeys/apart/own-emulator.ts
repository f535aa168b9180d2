import { afterAll, beforeAll } from 'vitest';
import { bringUp, type Options, type Running } from '#local/bring-up.ts';
import { ASSEMBLY } from './home.ts';

/**
 * An emulator for the stories of one file alone, with the template that all stories apart deploy; its deadlines run as on the calendar
 * unless it is told otherwise.
 * @returns what runs, once the stories have begun
 */
export const ownEmulator = (home: string, options: Partial<Pick<Options, 'timeScale' | 'policy'>> = {}) => {
  let running: Running;
  beforeAll(async () => {
    running = await bringUp({
      timeScale: 1,
      ...options,
      home,
      ...(!options.policy && { assembly: ASSEMBLY }),
    });
  });
  afterAll(() => running?.stop());
  return (): Running => running;
};
