import { pendingEffects } from '#cases/store/pending-effects.ts';
import type { RelayDeps } from '../deps.ts';
import { relay } from '../relay.ts';

/** Younger effects are left to the stream, which is at work on them. */
const AGE_MS = 30_000;

/**
 * Repeats the effects that the stream's delivery did not bring to an end. Called every minute; each run is bounded, and
 * what it leaves is first in the next one.
 */
export const sweep = async (deps: RelayDeps): Promise<void> => {
  const to = new Date(Date.parse(deps.clock.now()) - AGE_MS).toISOString();
  for await (const items of pendingEffects(deps.table, to))
    await relay(
      items.map((item) => ({ what: 'effect', caseId: item.caseId, item })),
      deps,
    );
};
