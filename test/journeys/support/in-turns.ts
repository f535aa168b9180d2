/** Does something with every item, `at` so many at once; results in the order of the items. */
export const inTurns = async <T, R>(items: T[], at: number, work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = new Array(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: at }, worker));
  return results;
};
