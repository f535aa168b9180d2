import { bodyFor, diligently } from './desk-bodies.ts';
import { complete, deskWork, write } from './desk-steps.ts';
import { type Random, randomOf } from './random.ts';
import type { Scene, Step } from './step.ts';
import type { System } from './system.ts';
import { heldLetters, takeBackOne } from './team-steps.ts';

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

/** More than ever comes of it: what goes on and on is a fault. */
const MOST_ROUNDS = 200;

/** What comes first in each case is served at the same moment. */
export const deliverTheFirst = async ({ pending, takeAtOnce }: System, random: Random): Promise<string> => {
  const first = [...new Set(pending.map(({ caseId }) => caseId))].map((id) =>
    pending.findIndex(({ caseId }) => caseId === id),
  );
  return told(await takeAtOnce(first, random));
};

/** All cases go on side by side until nothing is under way: what one takes the others want at the same moment. */
const sideBySide = async (system: System, random: Random): Promise<string[]> => {
  const done: string[] = [];
  while (system.pending.length > 0) {
    done.push(await deliverTheFirst(system, random));
    if (done.length > MOST_ROUNDS) throw new Error(`It does not come to rest: ${done.slice(-5).join(', ')}`);
  }
  return done;
};

export const deliverSideBySide: Step = async ({ system, random }) => {
  const done = await sideBySide(system, random);
  return done.length > 0 ? `side by side: ${done.join(', ')}` : undefined;
};

/** Work of one kind is done in all cases at the same moment, and the cases go on side by side. */
export const sameEverywhere: Step = async ({ system, random }) => {
  const works = deskWork(await system.files());
  const kind = random.pick(works)?.task.kind;
  const same = works.filter(({ task }) => task.kind === kind);
  if (same.length < 2) return undefined;
  const done = await system.trouble.atOnce(
    same.map(({ task, file }) => async () => {
      const body = bodyFor(diligently, { task, file, random }) ?? {};
      return complete(system, { task, by: task.assignee ?? 'sofia', body });
    }),
    random,
  );
  return `${told(done)}; side by side: ${(await sideBySide(system, random)).join(', ')}`;
};

/** A function that is called every minute is called while it is still at work. */
export const runTwice: Step = async ({ system, random }) => {
  const { clocks, trouble } = system;
  const run = random.oneOf([
    clocks.sweeps,
    clocks.watches,
    clocks.repairs,
    clocks.incidents,
    clocks.surveys,
    clocks.absences,
  ]);
  return told(await trouble.atOnce([run, run], random));
};

const SECOND_MS = 1000;
const later = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * SECOND_MS).toISOString();

/** A letter that is held, of several one of them; where there is none somebody writes one, which mostly is. */
const heldLetter = async (scene: Scene) => {
  const { system, random } = scene;
  const held = await heldLetters(system);
  if (held.length > 0) return random.pick(held);
  await write(scene);
  return random.pick(await heldLetters(system));
};

/** Whoever wrote a letter takes it back just as it leaves: their request began in time, and was slow. */
export const undoAsItLeaves: Step = async (scene) => {
  const { amends, clocks, trouble } = scene.system;
  const { random } = scene;
  const one = await heldLetter(scene);
  const until = one?.message.held?.until;
  if (!one || !until) return undefined;
  amends.moveTo(later(until, -1));
  const leaves = async () => {
    await trouble.turn();
    amends.moveTo(later(until, LEAVES_AFTER_S));
    return clocks.sweeps();
  };
  return told(await trouble.atOnce([async () => (await takeBackOne(scene, one)) ?? 'nothing', leaves], random));
};

/** The sweep sends what was held so long after its moment. */
const LEAVES_AFTER_S = 31;

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
