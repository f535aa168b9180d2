import type { OutboxItem } from '#cases/store/outbox.ts';
import { instantAfter } from '#domain/time.ts';
import { StillSending } from './claim.ts';
import type { RelayDeps } from './deps.ts';

/** Whoever takes it has so long; where nothing has become of it by then, it is handed over again. */
const LEASE_MS = 5 * 60_000;

/**
 * Leaves an effect to the function that calls other systems. It stays in the outbox until that one has done it.
 * @throws StillSending always, Transient where the queue did not take it
 */
export const handOver = async (
  { caseId, effectId }: OutboxItem,
  { calls, clock }: Pick<RelayDeps, 'calls' | 'clock'>,
): Promise<never> => {
  await calls.hand({ caseId, effectId });
  throw new StillSending(instantAfter(clock.now(), LEASE_MS));
};
