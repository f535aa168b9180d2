/** Runs work without what use cases write to the log. */
export const quietly = async <T>(work: () => Promise<T>): Promise<T> => {
  const { log, info, warn } = console;
  const nothing = (): void => undefined;
  Object.assign(console, { log: nothing, info: nothing, warn: nothing });
  try {
    return await work();
  } finally {
    Object.assign(console, { log, info, warn });
  }
};
