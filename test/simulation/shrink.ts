import { play, type Run } from './play.ts';
import type { Fault } from './system.ts';

/** How many shorter runs are tried at most, where nobody says otherwise. */
const TRIES = 80;

/**
 * The same failure in fewer steps: leaves out ever smaller parts of the run as long as what remains breaks the same invariant.
 * @param seeds of the steps of a run that fails
 */
export const shrunk = async (
  seeds: readonly number[],
  failing: Run,
  { fault, most = TRIES }: { fault?: Fault; most?: number } = {},
): Promise<Run> => {
  let best = { seeds: [...seeds], run: failing };
  let tries = 0;
  for (let size = Math.ceil(seeds.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < best.seeds.length && tries < most; ) {
      const fewer = best.seeds.toSpliced(from, size);
      const run = await play(fewer, fault);
      tries++;
      const isSame = run.violation?.invariant === failing.violation?.invariant;
      // Without a step the end of the run may come to the same failure in a longer way.
      if (isSame && run.lines.length <= best.run.lines.length) best = { seeds: fewer, run };
      else from += size;
    }
  }
  return best.run;
};
