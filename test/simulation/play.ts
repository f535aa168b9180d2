import { sha256 } from '#domain/case/history.ts';
import { afterlife } from './afterlife.ts';
import { complain } from './customer-steps.ts';
import { diligence } from './diligence.ts';
import { firstViolation, type Violation } from './invariants/all.ts';
import { isEnded, observe } from './invariants/observed.ts';
import { deliver, meanwhile } from './machinery-steps.ts';
import { type Random, randomOf } from './random.ts';
import { type Temper, temperOf } from './script.ts';
import { type Beginning, type Fault, type System, simulatedSystem } from './system.ts';
import { troublesOf } from './trouble.ts';

/** A run: what was done, what did not hold then, and a hash of all that was stored and sent. */
export type Run = { lines: string[]; violation?: Violation; digest: string };

/** A Monday before Ley 10/2025 binds, one after it does, and a night. */
const STARTS = ['2026-11-23T09:00:00.000Z', '2027-01-11T09:00:00.000Z', '2027-01-16T02:00:00.000Z'] as const;

/** How often a company has little money to give, takes codes, has another system carry out its promises, and has others hear of every event. */
const TIGHT = 0.4;
const CODES = 0.3;
const CARRIED_OUT = 0.4;
const ANNOUNCED = 0.25;

/** Who does what others were asked for, and how often: where one does nearly everything, it is one whom it should be refused to. */
const DEPUTIES = ['sofia', 'andres'] as const;
const DEPUTISES = [0.05, 0.15, 0.15, 0.6] as const;

/** How many keys the index of the table gives at once. */
const PAGES = [1, 2, 100, 100] as const;

const beginningOf = (random: Random): Beginning => ({
  start: random.oneOf(STARTS),
  isTight: random.chance(TIGHT),
  takesCodes: random.chance(CODES),
  carriesOut: random.chance(CARRIED_OUT),
  announces: random.chance(ANNOUNCED),
  deputy: random.oneOf(DEPUTIES),
  deputises: random.oneOf(DEPUTISES),
  salt: random.int(2 ** 31),
  page: random.oneOf<number>(PAGES),
});

/** How many complain at the start: most of what can collide is in one case, and some of it only in two, as money that is tight. */
const COMPLAINTS = [1, 1, 1, 2, 3] as const;
const COMPLAINTS_WHERE_TIGHT = [1, 2, 2, 3] as const;

/** How often it is looked at what becomes of what is kept, years later. */
const YEARS_LATER = 0.3;

/** Steps that an end takes at most, when everybody does what they are asked for. */
const LONGEST_END = 600;

const SECOND_MS = 1000;
const LONGEST_PAUSE_S = 90;

/** A little time passes between two steps, so that no two share a moment. */
const tick = ({ amends }: System, random: Random): void =>
  amends.moveTo(new Date(Date.parse(amends.now()) + (1 + random.int(LONGEST_PAUSE_S)) * SECOND_MS).toISOString());

const failed = (error: unknown): Violation => ({
  invariant: 'no step fails',
  what: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
});

/** A run that goes on. */
type Play = { system: System; lines: string[]; aside: readonly string[] | undefined; temper: Temper };

/** Does one thing and checks everything. An error is a violation like another. */
const stepped = async (
  { system, lines, aside }: Play,
  act: () => Promise<string | undefined>,
): Promise<{ done: boolean; violation?: Violation | undefined }> => {
  try {
    const at = system.amends.now();
    const line = await act();
    await system.quiet();
    const happened = system.trouble.happened();
    if (line === undefined && happened.length === 0) return { done: false };
    lines.push([at, line, ...(happened.length > 0 ? [`[${happened.join('; ')}]`] : [])].join(' '));
    if (!system.trouble.isFailing() && line?.includes('unavailable'))
      throw new Error(`Nothing went wrong, and it is ${line}`);
    return { done: true, violation: firstViolation(await observe(system), aside) };
  } catch (error) {
    lines.push(`${system.trouble.happened().join('; ')} fails`);
    return { done: true, violation: failed(error) };
  } finally {
    system.trouble.begin([], async () => undefined);
  }
};

/** Steps of an end in which there is trouble, and something else is done besides; after them everything works, so that it comes to its end. */
const TROUBLED_END = 150;

/**
 * Drives the system to its end: every case concluded, within a bound. What a case comes to is mostly done here: so there is trouble
 * here as well.
 */
const ended = async (one: Play, seed: number): Promise<Violation | undefined> => {
  const { system, temper } = one;
  const random = randomOf(seed);
  const diligent = diligence(system, random);
  const scene = { system, random, act: temper.acting };
  for (let count = 0; count < LONGEST_END; count++) {
    tick(system, random);
    const isTroubled = count < TROUBLED_END;
    const isDisturbed = isTroubled && random.chance(temper.disturbance);
    const troubles = troublesOf(random, temper.trouble);
    const inBetween = isDisturbed ? scene : { ...scene, act: () => deliver };
    if (isTroubled) system.trouble.begin(troubles, () => meanwhile(inBetween));
    const { done, violation } = await stepped(one, isDisturbed ? () => temper.chosen(random)(scene) : diligent);
    if (violation) return violation;
    if (done || isDisturbed) continue;
    const open = (await system.files()).filter((file) => !isEnded(file)).map(({ head }) => head.reference);
    return open.length > 0 ? { invariant: 'every case ends', what: `${open} cannot end` } : undefined;
  }
  return { invariant: 'every case ends', what: `not after ${LONGEST_END} steps` };
};

/** Of the steps that are chosen at random, how many come before everybody brings their work to an end; the others after. */
const BEFORE_THE_END = 0.75;

/** Plays the steps that their seeds choose. */
const played = async (one: Play, seeds: readonly number[]): Promise<Violation | undefined> => {
  const { system, temper } = one;
  for (const seed of seeds) {
    const random = randomOf(seed);
    tick(system, random);
    const scene = { system, random, act: temper.acting };
    const step = temper.chosen(random);
    system.trouble.begin(troublesOf(random, temper.trouble), () => meanwhile(scene));
    const { violation } = await stepped(one, () => step(scene));
    if (violation) return violation;
  }
  return undefined;
};

/**
 * Plays the steps that their seeds choose, then drives everything to its end; the same once more with cases that have
 * ended. Stops at the first violation.
 * @param fault what the system does wrong, where a test wants it to
 */
export const play = async (seeds: readonly number[], fault?: Fault): Promise<Run> => {
  const beginning = randomOf(seeds[0] ?? 0);
  const system = simulatedSystem(fault, beginningOf(beginning));
  const temper = temperOf(beginning);
  const lines: string[] = [];
  const finished = async (violation: Violation | undefined): Promise<Run> => ({
    lines,
    ...(violation && { violation }),
    digest: sha256(JSON.stringify([system.amends.memory.all(), system.amends.mails, lines])),
  });
  const one = { system, lines, aside: fault?.aside, temper };
  const complaints = beginning.oneOf<number>(system.isTight ? COMPLAINTS_WHERE_TIGHT : COMPLAINTS);
  for (let left = complaints; left > 0; left--) {
    await stepped(one, () => complain({ system, random: beginning, act: temper.acting }));
    tick(system, beginning);
  }
  const middle = Math.ceil(seeds.length * BEFORE_THE_END);
  for (const part of [seeds.slice(0, middle), seeds.slice(middle)]) {
    const violation = (await played(one, part)) ?? (await ended(one, part[0] ?? 0));
    if (violation) return finished(violation);
  }
  const kept = randomOf(seeds.at(-1) ?? 0);
  return finished(kept.chance(YEARS_LATER) ? await afterlife(system, kept, lines).catch(failed) : undefined);
};
