import { plainly } from './plainly.ts';

/** Says one step of a command, with what it took once it is done. Plain lines, so that a log reads well, too. */
export const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  const result = await work();
  console.log(`  ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return result;
};

/** A failure that the reader can do something about: printed as a sentence, without a stack. */
export class Advice extends Error {
  override readonly name = 'Advice';
}

/** Prints a failure: an `Advice` speaks for itself, what comes from outside is said plainly, and anything else shows where it came from. */
export const sayFailure = (error: unknown): void => {
  const said = error instanceof Advice ? error.message : plainly(error);
  console.error(said === undefined ? error : `\nAmends: ${said}\n`);
};

/** Prints a failure and leaves with 1. */
export const fail = (error: unknown): never => {
  sayFailure(error);
  process.exit(1);
};
