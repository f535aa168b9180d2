import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { faults } from './faults.ts';
import { play } from './play.ts';
import { stepSeeds } from './random.ts';
import { shrunk } from './shrink.ts';

const SEEDS = 40;
/** Seeds are played by the ten, so that no test takes long. */
const TENS = [1, 11, 21, 31];
const STEPS = 60;
const LIMIT_MS = 120_000;

const mutes = (['info', 'warn', 'error'] as const).map((level) => () => vi.spyOn(console, level).mockReturnValue());
beforeAll(() => {
  for (const mute of mutes) mute();
});
afterAll(() => void vi.restoreAllMocks());

/** What a failing run leaves to whoever repairs it: `npm run -s simulate -- --seed N` plays it again. */
const told = async (seed: number): Promise<string | undefined> => {
  const { violation, lines } = await play(stepSeeds(seed, STEPS));
  return violation && `seed ${seed}: ${violation.invariant}: ${violation.what}\n${lines.join('\n')}`;
};

describe('random orders of what everybody does', () => {
  it.each(TENS)(
    'Nobody waits without somebody who must act, whatever the order of the steps: seeds from %i',
    async (first) => {
      for (let seed = first; seed < first + 10; seed++) expect(await told(seed)).toBeUndefined();
    },
    LIMIT_MS,
  );

  it('The same seed gives the same run, byte for byte, and another seed another one', async () => {
    const [once, again, other] = [
      await play(stepSeeds(7, STEPS)),
      await play(stepSeeds(7, STEPS)),
      await play(stepSeeds(8, STEPS)),
    ];
    expect(again).toEqual(once);
    expect(other.digest).not.toBe(once.digest);
  });
});

/** The first seed that finds a fault; undefined where none does. */
const finding = async (fault: (typeof faults)[keyof typeof faults]) => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const seeds = stepSeeds(seed, STEPS);
    const run = await play(seeds, fault.plant);
    if (run.violation) return { seeds, run };
  }
  return undefined;
};

describe('a fault that is planted', () => {
  it.each(Object.entries(faults))(
    'The simulation finds %s, and in fewer steps again',
    async (_, fault) => {
      const found = await finding(fault);
      expect(found?.run.violation?.invariant).toBe(fault.breaks);
      if (!found) return;
      const shorter = await shrunk(found.seeds, found.run, fault.plant);
      expect(shorter.violation?.invariant).toBe(fault.breaks);
      expect(shorter.lines.length).toBeLessThanOrEqual(found.run.lines.length);
    },
    LIMIT_MS,
  );
});
