/** Numbers that follow from a seed: the same seed gives the same ones. */
export type Random = {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number;
  /** True so often, from 0 to 1. */
  chance(often: number): boolean;
  /** One of them; undefined where there is none. */
  pick<T>(from: readonly T[]): T | undefined;
  /** One of them, of which there is at least one. */
  oneOf<T>(from: readonly [T, ...T[]]): T;
};

const UINT32 = 2 ** 32;

/** Mulberry32: 32 bits of state, as many as a seed has. */
const mulberry32 = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
};

export const randomOf = (seed: number): Random => {
  const next = mulberry32(seed);
  const int = (below: number): number => Math.floor((next() / UINT32) * below);
  return {
    int,
    chance: (often) => next() / UINT32 < often,
    pick: (from) => from[int(from.length)],
    oneOf: (from) => from[int(from.length)] ?? from[0],
  };
};

/**
 * The seeds of the steps of a run. Each step has its own: it chooses the same however many steps before it are left out, as
 * far as the system is where it was, so that a failing run can be shrunk.
 */
export const stepSeeds = (seed: number, count: number): number[] => {
  const next = mulberry32(seed);
  return Array.from({ length: count }, next);
};

/** A number that follows from a text: what is decided by it is the same in a shrunk run. */
export const numberOf = (text: string): number =>
  [...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) >>> 0, 7);
