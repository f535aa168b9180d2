import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '../time.ts';
import type { Actor, CaseEvent } from './case.ts';

/** The hash before the first event of a chain. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 in hex of a UTF-8 text. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** An event as a use case states it; the chain adds place, time and hashes. */
export type NewEvent = { type: string; actor: Actor; data?: Record<string, unknown> };

const hashOf = (event: Omit<CaseEvent, 'hash'>): string => sha256(canonicalize(event) ?? '');

/**
 * Appends events to a chain: each hash covers the event in canonical JSON (RFC 8785) with the hash before it, so that no
 * link can be changed, dropped or moved without breaking every later one.
 */
export const chain = (
  head: { seq: number; lastHash: string },
  events: readonly NewEvent[],
  at: Instant,
): CaseEvent[] => {
  let { seq, lastHash } = head;
  return events.map(({ type, actor, data = {} }) => {
    const body = { seq: ++seq, at, type, actor, data: JSON.parse(JSON.stringify(data)), prevHash: lastHash };
    lastHash = hashOf(body);
    return { ...body, hash: lastHash };
  });
};

/** The first sequence number at which a chain is broken, or undefined if it holds from its beginning. */
export const firstBreak = (events: CaseEvent[]): number | undefined => {
  let prevHash = GENESIS;
  for (const [index, { seq, at, type, actor, data, prevHash: previous, hash }] of events.entries()) {
    // Named one by one: an event read from the table carries its keys as well.
    const body = { seq, at, type, actor, data, prevHash: previous };
    if (seq !== index + 1 || previous !== prevHash || hashOf(body) !== hash) return index + 1;
    prevHash = hash;
  }
  return undefined;
};
