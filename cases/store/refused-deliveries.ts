import type { Delivery } from '#domain/case/message.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { keys } from './keys.ts';
import { ConditionFailed, type Item, type Key, type Table, type Write } from './table.ts';

/** A delivery that was refused before anything of it was kept. */
export type RefusedDelivery = { id: string; channel: string; at: Instant; reason: string; bytes: number };

type Counted = Delivery & { samples: NonNullable<Delivery['samples']> };

/** Of one channel, reason and hour so many are kept apart from the count. */
const MOST_SAMPLES = 5;
/** Refused deliveries are listed for as long, then forgotten: anybody can make them. */
const LISTED_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What a count is called; a reason is a code of ours, never words of whoever delivers. */
const idOf = ({ channel, at, reason }: RefusedDelivery): string => `refused-${channel}-${at.slice(0, 13)}-${reason}`;

/** Among the deliveries of its day, at the end of its hour. */
const keyOf = (refused: RefusedDelivery): Key =>
  keys.delivery(refused.channel, `${refused.at.slice(0, 13)}:59:59.999Z`, idOf(refused));

const sampleOf = ({ id, at, bytes }: RefusedDelivery) => ({ id, at, bytes });

const first = (refused: RefusedDelivery): Write => {
  const { channel, at, reason } = refused;
  const counted: Counted = {
    ...{ id: idOf(refused), channel, receivedAt: at, result: 'refused', reason },
    ...{ count: 1, firstAt: at, samples: [sampleOf(refused)] },
  };
  const ttl = Math.floor(Date.parse(instantAfter(at, LISTED_DAYS * DAY_MS)) / 1000);
  return { put: { ...keyOf(refused), ...counted, ttl }, ifAbsent: true };
};

const another = (refused: RefusedDelivery): Extract<Write, { update: Key }> => ({
  update: keyOf(refused),
  set: { receivedAt: refused.at },
  add: { count: 1 },
});

/** Counts one more, and keeps it as a sample if there is room for it. */
const withSample = (refused: RefusedDelivery, { samples }: Counted): Write => {
  const one = another(refused);
  return samples.length < MOST_SAMPLES
    ? { ...one, set: { ...one.set, samples: [...samples, sampleOf(refused)] }, expect: { samples } }
    : one;
};

const countedIn = (item: Item | undefined): Counted | undefined => item as unknown as Counted | undefined;

/**
 * Counts a refused delivery among those of its channel, reason and hour. However many come, the table has one item for them: the
 * count with the first and the last time, and the first few. None is lost where many come at once: the table does the counting.
 */
export const countRefused = async (table: Table, refused: RefusedDelivery): Promise<void> => {
  const before = countedIn(await table.get(keyOf(refused)));
  try {
    await table.write([before ? withSample(refused, before) : first(refused)]);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    // Somebody was faster with the first one or with a sample: there is an item now, and counting has no condition.
    await table.write([another(refused)]);
  }
};
