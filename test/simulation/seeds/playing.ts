import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { play } from '../play.ts';
import { stepSeeds } from '../random.ts';
import { withoutPauses } from '../virtual-pauses.ts';

/** Steps that are chosen at random, before everybody brings their work to an end. */
export const STEPS = 40;

/** What the system logs is none of the tests, and nobody waits. */
export const aloneInTests = (): void => {
  let paused = (): void => undefined;
  beforeAll(() => {
    for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue();
    paused = withoutPauses();
  });
  afterAll(() => {
    paused();
    vi.restoreAllMocks();
  });
};

/** What a failing run leaves to whoever repairs it: `npm run -s simulate -- --seed N` plays it again. */
const told = async (seed: number): Promise<string | undefined> => {
  const { violation, lines } = await play(stepSeeds(seed, STEPS));
  return violation && `seed ${seed}: ${violation.invariant}: ${violation.what}\n${lines.join('\n')}`;
};

/** So many seeds are one file: files are played side by side. */
const SEEDS = 50;
const AT_ONCE = 5;

/**
 * Plays the seeds of a file, which cost fifteen seconds of CPU: of four files, two hundred. What one run in a thousand meets is found by
 * `npm run -s simulate`, which plays as many as anybody has time for.
 */
export const playsSeeds = (from: number): void => {
  aloneInTests();
  it.each(Array.from({ length: SEEDS / AT_ONCE }, (_, n) => from + n * AT_ONCE))(
    'What must hold does after each step, whatever dies, comes twice or comes late: seeds from %i',
    async (first) => {
      for (let seed = first; seed < first + AT_ONCE; seed++) expect(await told(seed)).toBeUndefined();
    },
  );
};
