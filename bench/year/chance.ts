import { type Random, randomOf } from '#test/simulation/random.ts';

/** Draws of the distributions that a year is made of; the same seed gives the same ones. */
export type Chance = Random & {
  /** From 0 up to, not including, 1. */
  share(): number;
  /** How many of something come, of which so many are expected. */
  poisson(mean: number): number;
  /** Time until the next, in units of the mean. */
  wait(mean: number): number;
  /** One of them by their weights. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T;
};

const FINE = 2 ** 30;
/** Beyond this a Poisson count is drawn in parts, so that its smallest probabilities do not vanish. */
const PART = 30;

export const chanceOf = (seed: number): Chance => {
  const random = randomOf(seed);
  const share = () => random.int(FINE) / FINE;
  const poisson = (mean: number): number => {
    if (mean > PART) return poisson(PART) + poisson(mean - PART);
    let left = share() - Math.exp(-mean);
    let probability = Math.exp(-mean);
    let count = 0;
    while (left > 0 && count < 10 * PART) {
      count++;
      probability *= mean / count;
      left -= probability;
    }
    return count;
  };
  const weighted = <T extends string>(weights: Readonly<Record<T, number>>): T => {
    const entries = Object.entries(weights) as [T, number][];
    let left = share() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    return (entries.at(-1) as [T, number])[0];
  };
  return { ...random, share, poisson, wait: (mean) => -mean * Math.log(1 - share()), weighted };
};
