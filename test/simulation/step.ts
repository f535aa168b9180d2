import type { Random } from './random.ts';
import type { System } from './system.ts';

/** What one step is given: the system as it is, and numbers of its own. */
export type Scene = {
  system: System;
  random: Random;
  /** Something that somebody does, as often as they do it in this run. */
  act: (random: Random) => Step;
};

/**
 * Something that somebody or something can do.
 * @returns what was done, for the list of steps; undefined where there was nothing to do
 */
export type Step = (scene: Scene) => Promise<string | undefined>;

/** What an endpoint answered, in short. Only what went wrong around it may make it unavailable; every other failure is an error of ours. */
export const answered = ({ status, text }: { status: number; text: string }): string => {
  if (status === 502 || status === 503) return `unavailable ${status}`;
  if (status >= 500) throw new Error(`Answered ${status}: ${text}`);
  return status >= 400 ? `refused ${status} ${/"code":"([\w-]+)"/.exec(text)?.[1] ?? ''}` : String(status);
};
