import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faults } from './faults.ts';
import { planted, plantedFaults } from './planted/faults.ts';
import { allFound, PAGE, withTable } from './planted/table.ts';
import { play } from './play.ts';
import { stepSeeds } from './random.ts';
import { aloneInTests, STEPS } from './seeds/playing.ts';
import { shrunk } from './shrink.ts';

/** A fault is found by one of so many seeds. */
const SEEDS = 60;
/** How many shorter runs the test of shrinking tries: enough to leave out most of a run, and no more. */
const SHORTER_RUNS = 8;

aloneInTests();

describe('random orders of what everybody does, and of what goes wrong', () => {
  it('The same seed gives the same run, byte for byte, and another seed another one', async () => {
    const once = await play(stepSeeds(7, STEPS));
    const again = await play(stepSeeds(7, STEPS));
    const other = await play(stepSeeds(8, STEPS));
    expect(again).toEqual(once);
    expect(other.digest).not.toBe(once.digest);
  });
});

type Planted = (typeof faults)[keyof typeof faults];

/** What a seed does with a fault; undefined where it does not find it. */
const foundBy = async (seed: number, { plant }: Planted) => {
  const seeds = stepSeeds(seed, STEPS);
  const run = await play(seeds, plant);
  return run.violation && { seeds, run };
};

/** A run that finds a fault: that of the seed that found it when it was planted, or the first that does, since every change of a run moves it. */
const finding = async (fault: Planted) => {
  const known = await foundBy(fault.seed, fault);
  if (known) return known;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const found = await foundBy(seed, fault);
    if (found) return found;
  }
  return undefined;
};

describe('a fault that is planted', () => {
  it.each(Object.entries(faults))('The simulation finds %s', async (_, fault) => {
    expect((await finding(fault))?.run.violation?.invariant).toBe(fault.breaks);
  });

  it('A run that fails is shrunk to fewer steps that break the same', async () => {
    const fault = faults['a decision whose execution nobody resumes'];
    const found = await finding(fault);
    if (!found) throw new Error('No seed finds it');
    const shorter = await shrunk(found.seeds, found.run, { fault: fault.plant, most: SHORTER_RUNS });
    expect(shorter.violation?.invariant).toBe(fault.breaks);
    expect(shorter.lines.length).toBeLessThanOrEqual(found.run.lines.length);
  });

  it('The table of the documentation says what was found', () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(withTable(page, allFound())).toBe(page);
  });

  it.each(Object.entries(plantedFaults))('The place of the fault "%s" is where the source has it', (_, fault) => {
    const text = readFileSync(fault.file, 'utf8');
    expect(planted(text, fault)).not.toBe(text);
  });
});
