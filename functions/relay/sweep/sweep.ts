import { STREAM_HAS_MS } from '#cases/store/outbox.ts';
import { pendingEffects } from '#cases/store/pending-effects.ts';
import { instantAfter } from '#domain/time.ts';
import { log } from '#platform/log.ts';
import type { RelayDeps } from '../deps.ts';
import { relay } from '../relay.ts';

/** So much time is left over for what was begun: a channel that does not answer is given up after eight seconds. */
const RESERVE_MS = 20_000;

/**
 * Repeats the effects that the stream's delivery did not bring to an end, the oldest first. Called every minute; each run stops
 * while there is time left for what it has begun, and what it leaves is first in the next one.
 * @param remainingMs what is left of the run, in milliseconds; without limit if not given
 */
export const sweep = async (
  deps: RelayDeps,
  remainingMs: () => number = () => Number.POSITIVE_INFINITY,
): Promise<void> => {
  const to = instantAfter(deps.clock.now(), -STREAM_HAS_MS);
  const hasTime = () => remainingMs() > RESERVE_MS;
  for await (const items of pendingEffects(deps.table, to)) {
    if (items.length > 0 && !hasTime()) return log('warn', 'sweep is behind', { left: items.length });
    const works = items.map((item) => ({ what: 'effect' as const, caseId: item.caseId, item }));
    await relay(works, deps, hasTime);
  }
};
