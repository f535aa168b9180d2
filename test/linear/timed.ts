import { createContext, Script } from 'node:vm';
import { cpuTime } from '#test/support/cpu-time.ts';

/** Milliseconds of CPU after which something is ended; what is linear takes some at 100 KB, what is quadratic five thousand and more. */
const LIMIT_MS = 2_500;
/** Long enough to tell one from the other where something is known to be quadratic, and nothing is proved of what ends. */
const SLOW_MS = 1_000;
/** What of it the processor has to have worked, at least, before something counts as endless. */
const SHARE = 0.8;
/** For many at once. */
const ALL_MS = 4 * LIMIT_MS;

const place: { act: () => void } = { act: () => undefined };
const context = createContext(place);
const script = new Script('act()');

const endsWithin = (act: () => void, timeout: number): boolean => {
  place.act = act;
  try {
    script.runInContext(context, { timeout });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
};

/**
 * Whether something ends in time; it is ended if not, also in the midst of a pattern. The watch is that on the wall: where a busy
 * machine gave it less of its processor meanwhile, it is tried again for longer.
 */
const ends = (act: () => void, limit: number): boolean => {
  for (let onTheWall = limit; ; onTheWall *= 2) {
    const before = cpuTime();
    if (endsWithin(act, onTheWall)) return true;
    if (cpuTime() - before > SHARE * limit) return false;
  }
};

/**
 * The first of many for which something does not end in time. They are tried all together before each is tried alone: to set a watch
 * takes longer than most of what it watches.
 */
export const endlessIn = <One>(all: One[], act: (one: One) => void): One | undefined =>
  ends(() => all.forEach(act), ALL_MS) ? undefined : all.find((one) => !ends(() => act(one), LIMIT_MS));

/** The first of many for which something takes far longer than what is linear: it is looked for where one is known to be there. */
export const slowIn = <One>(all: One[], act: (one: One) => void): One | undefined =>
  all.find((one) => !ends(() => act(one), SLOW_MS));
