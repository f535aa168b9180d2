import { createContext, Script } from 'node:vm';

/** Milliseconds after which something is ended; what is linear takes some at 100 KB, what is quadratic five thousand and more. */
const LIMIT_MS = 2_500;
const TRIES = 2;

const place: { act: () => void } = { act: () => undefined };
const context = createContext(place);
const script = new Script('act()');

const endsOnce = (act: () => void): boolean => {
  place.act = act;
  try {
    script.runInContext(context, { timeout: LIMIT_MS });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
};

/** Whether something ends in time; it is ended if not, also in the midst of a pattern. A machine that is busy gets a second try. */
export const ends = (act: () => void): boolean => Array.from({ length: TRIES }).some(() => endsOnce(act));
