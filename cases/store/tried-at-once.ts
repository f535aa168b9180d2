import { keptInRun, ofThisRun } from '#platform/run.ts';
import { keyOf } from './after-write.ts';
import { effectsOf, OUTBOX_PREFIX, type OutboxItem } from './outbox.ts';
import type { Item, Write } from './table.ts';

/** By whom the effects that a run left in the outbox, and tries itself, are known. */
const TRIED = {};

/** From here on this run tries itself what its changes ask for: the table's stream hands none of it on, and the sweep takes what is left. */
export const beginTrying = (): void => void ofThisRun<OutboxItem[]>(TRIED, () => []);

/** What this run has left in the outbox since it was asked last. */
export const takeTried = (): OutboxItem[] => keptInRun<OutboxItem[]>(TRIED)?.splice(0) ?? [];

type Put = { put: Item };

/** What must not be done yet is looked at by whoever comes to it when it may be. */
const isOutbox = (write: Write): write is Put =>
  'put' in write &&
  keyOf(write).sk.startsWith(OUTBOX_PREFIX) &&
  write.put['notBefore'] === undefined &&
  write.put['triedBy'] !== 'sweep';

/** The writes of a change, of which the effects are marked where this run tries them. */
export const markedTried = (writes: Write[]): Write[] =>
  keptInRun(TRIED)
    ? writes.map((write) => (isOutbox(write) ? { ...write, put: { ...write.put, triedBy: 'run' } } : write))
    : writes;

/** These writes are stored: what this run tries of them is to be done. */
export const stored = (writes: readonly Write[]): void =>
  void keptInRun<OutboxItem[]>(TRIED)?.push(...writes.filter(isOutbox).flatMap(({ put }) => effectsOf(put)));
