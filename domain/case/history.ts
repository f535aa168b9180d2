import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '../time.ts';
import type { CaseEvent, NewEvent } from './events.ts';

/** The hash before the first event of a chain. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 in hex of a UTF-8 text. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const hashOf = (event: object): string => sha256(canonicalize(event) ?? '');

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
    // What belongs to each other, type and data, came in together.
    return { ...body, hash: lastHash } as CaseEvent;
  });
};

/** An event as it was chained: one that was read from the table carries its keys as well. */
export const bareEvent = ({ seq, at, type, actor, data, prevHash, hash }: CaseEvent): CaseEvent =>
  ({ seq, at, type, actor, data, prevHash, hash }) as CaseEvent;

/** The first sequence number at which a chain is broken, or undefined if it holds from its beginning. */
export const firstBreak = (events: CaseEvent[]): number | undefined => {
  let prevHash = GENESIS;
  for (const [index, event] of events.entries()) {
    const { hash, ...body } = bareEvent(event);
    if (body.seq !== index + 1 || body.prevHash !== prevHash || hashOf(body) !== hash) return index + 1;
    prevHash = hash;
  }
  return undefined;
};
