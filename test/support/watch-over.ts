import type { WatchedExecutions } from '#functions/watch/executions.ts';
import { watch } from '#functions/watch/watch.ts';
import type { InMemoryAmends } from './in-memory-amends.ts';

/** The watch over the machines in memory: moves the clock on, if at all, and looks. */
export const watchOver = (amends: InMemoryAmends) => {
  const executions: WatchedExecutions = {
    status: async (_, name) => amends.executions.get(name),
    stop: async (_, name) => amends.endExecution(name, 'ABORTED'),
    start: (machine, name, input) => amends.startExecution(machine, name, input),
  };
  return async (minutes = 0): Promise<void> => {
    if (minutes > 0) amends.moveTo(new Date(Date.parse(amends.now()) + minutes * 60_000).toISOString());
    await watch({ ...amends.deps, executions });
    await amends.settle();
  };
};
