import { AsyncLocalStorage } from 'node:async_hooks';

/** What the runs of functions that are going on keep in mind, each by who keeps it. */
const runs = new AsyncLocalStorage<Map<object, unknown>>();

/** One run of a function: what is kept in mind within it is forgotten at its end. A run within a run is one of its own. */
export const inOneRun = <T>(work: () => Promise<T>): Promise<T> => runs.run(new Map(), work);

/**
 * What somebody keeps in mind in this run.
 * @param begin makes it where nothing is kept yet
 * @returns undefined outside of any run
 */
export const ofThisRun = <T>(keeper: object, begin: () => T): T | undefined => {
  const run = runs.getStore();
  if (!run) return undefined;
  if (!run.has(keeper)) run.set(keeper, begin());
  return run.get(keeper) as T;
};

/** What somebody keeps in mind in this run; undefined where nothing was begun, and outside of any run. */
export const keptInRun = <T>(keeper: object): T | undefined => runs.getStore()?.get(keeper) as T | undefined;

/** What has to be known before a run of a function, where the function is given something of the kind (cases/todays-policy.ts). */
export type BeforeRun = { beforeRun?: () => Promise<void> };

/** Waits for what a function has to know before it begins. */
export const beforeRun = async (deps: unknown): Promise<void> => {
  await (deps as BeforeRun).beforeRun?.();
};
