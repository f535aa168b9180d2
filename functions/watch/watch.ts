import { watchedDue } from '#cases/store/watched-due.ts';
import { classify } from '#platform/lambda-handler.ts';
import { log } from '#platform/log.ts';
import type { WatchDeps } from './deps.ts';
import { lookAt } from './look.ts';

/** So much time is left over for the look that was begun. */
const RESERVE_MS = 15_000;

/**
 * Looks at the executions that are due, the longest due first, and resumes those that do not go on. Called every minute; each
 * run is bounded, and what it leaves is first in the next one. One that cannot be looked at holds up no other.
 * @param remainingMs what is left of the run, in milliseconds; without limit if not given
 */
export const watch = async (
  deps: WatchDeps,
  remainingMs: () => number = () => Number.POSITIVE_INFINITY,
): Promise<void> => {
  for await (const due of watchedDue(deps.table, deps.clock.now()))
    for (const watched of due) {
      if (remainingMs() < RESERVE_MS) return log('warn', 'watch is behind', {});
      await lookAt(watched, deps).catch((error: unknown) => {
        const { name, message } = classify(error);
        log('error', 'execution not looked at', { caseId: watched.caseId, error: name, cause: message });
      });
    }
};
