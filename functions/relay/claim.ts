import { claimEffect } from '#cases/store/attempted-effects.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import { Refused } from '#channels/contract.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import type { RelayDeps } from './deps.ts';

/** How long a run may take from its claim until the message is marked; longer than a function lives that sends (55 seconds at most). */
const LEASE_MS = 75_000;

/** How often nothing may have been heard of a run that claimed a message, before it goes by another way and a person hears of it. */
const UNKNOWN = 1;

/** A message is being sent, or has left and could not be marked: it is looked at again, and not sent before. */
export class StillSending extends Error {
  override readonly name = 'StillSending';
  readonly until: Instant;
  /** The channel's id of what has left. */
  readonly sentAs: string | undefined;
  constructor(until: Instant, sentAs?: string) {
    super('StillSending');
    this.until = until;
    this.sentAs = sentAs;
  }
}

/** When a message that could not be told of is looked at again. */
export const endOfLease = (claimedAt: Instant): Instant => instantAfter(claimedAt, LEASE_MS);

/**
 * Claims a message for this run, just before it is handed to its channel. While another run's claim holds nobody sends it; after
 * that nobody knows whether it has left, and it is sent again rather than lost, a bounded number of times.
 * @throws StillSending, Refused
 */
export const claim = async (item: OutboxItem, { table, clock }: Pick<RelayDeps, 'table' | 'clock'>): Promise<void> => {
  const now = clock.now();
  if (item.claimedAt && endOfLease(item.claimedAt) > now) throw new StillSending(endOfLease(item.claimedAt));
  if ((item.unknown ?? 0) >= UNKNOWN) throw new Refused('outcome-unknown');
  if (!(await claimEffect(table, item, now))) throw new StillSending(endOfLease(now));
};
