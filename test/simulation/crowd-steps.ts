import { randomOf } from './random.ts';
import type { Scene, Step } from './step.ts';

const told = (done: readonly string[]): string => `at once: ${done.join(' + ')}`;

/** A delivery comes twice, and both are served at the same time. */
export const deliverTwice: Step = async ({ system, random }) => {
  const { length } = system.pending;
  if (length === 0) return undefined;
  const place = random.int(length);
  return told(await system.takeAtOnce([place, place], random));
};

const MOST_TOGETHER = 4;

/** What waits in several cases, or in one, is served at the same time. */
export const deliverTogether: Step = async ({ system, random }) => {
  const { length } = system.pending;
  if (length < 2) return undefined;
  const first = random.int(length);
  const count = 2 + random.int(Math.min(MOST_TOGETHER, length) - 1);
  const places = new Set(Array.from({ length: count }, (_, n) => (first + n) % length));
  return told(await system.takeAtOnce([...places], random));
};

const acting = (scene: Scene, seed: number): (() => Promise<string>) => {
  const random = randomOf(seed);
  return async () => (await scene.act(random)({ ...scene, random })) ?? 'nothing';
};

const MOST_SEEDS = 2 ** 31;

/** Somebody does the same twice, as who clicks twice does; or two people act without knowing of each other. */
export const actTogether: Step = async (scene) => {
  const { system, random } = scene;
  const seed = random.int(MOST_SEEDS);
  const other = random.chance(0.5) ? seed : random.int(MOST_SEEDS);
  return told(await system.trouble.atOnce([acting(scene, seed), acting(scene, other)], random));
};

const LAST = '9999';

/** Somebody acts while something is served, or just as a date comes. */
export const actWhileDelivered: Step = async (scene) => {
  const { system, random } = scene;
  const place = random.int(system.pending.length);
  const isServed = system.pending.length > 0 && random.chance(0.7);
  const other = isServed ? () => system.take(place) : async () => (await system.clocks.next(LAST)) ?? 'nothing';
  const act = acting(scene, random.int(MOST_SEEDS));
  return told(await system.trouble.atOnce([other, act], random));
};
