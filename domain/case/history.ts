import { hash as hashed } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '../time.ts';
import type { CaseEvent, Digests, NewEvent } from './events.ts';

/** The hash before the first event of a chain. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 in hex of a UTF-8 text. */
export const sha256 = (text: string): string => hashed('sha256', text);

const hashOf = (event: object): string => sha256(canonicalize(event) ?? '');

/** How long a history is, and its last hash: all that adding to it takes. */
export type ChainEnd = { seq: number; lastHash: string };

/** A link of a chain, of whatever it is the record. */
type Chained = { seq: number; at: Instant; type: string; actor: object; data: object; prevHash: string; hash: string };

/**
 * Appends events to a chain: each hash covers the event in canonical JSON (RFC 8785) with the hash before it, so that no
 * link can be changed, dropped or moved without breaking every later one.
 */
export const chain = <Link extends Chained = CaseEvent>(
  end: ChainEnd,
  events: readonly (Link extends CaseEvent ? NewEvent : Pick<Link, 'type' | 'actor' | 'data'>)[],
  at: Instant,
): Link[] => {
  let { seq, lastHash } = end;
  return events.map(({ type, actor, data = {} }) => {
    const body = { seq: ++seq, at, type, actor, data: JSON.parse(JSON.stringify(data)), prevHash: lastHash };
    lastHash = hashOf(body);
    // What belongs to each other, type and data, came in together.
    return { ...body, hash: lastHash } as unknown as Link;
  });
};

/** Links that were not stored yet, chained anew with the digests that each of them holds. */
export const chainWithDigests = (
  { lastHash }: ChainEnd,
  links: readonly CaseEvent[],
  digestsOf: (link: CaseEvent) => Digests,
): CaseEvent[] => {
  let prevHash = lastHash;
  return links.map((link) => {
    const { hash: _, ...body } = bareEvent(link);
    const digests = digestsOf(link);
    const holding = { ...body, ...(Object.keys(digests).length > 0 && { digests }), prevHash };
    prevHash = hashOf(holding);
    return { ...holding, hash: prevHash } as CaseEvent;
  });
};

/** An event as it was chained: one that was read from the table carries its keys as well. */
export const bareEvent = <Link extends Chained & { digests?: Digests | undefined }>(link: Link): Link => {
  const { seq, at, type, actor, data, digests, prevHash, hash } = link;
  return { seq, at, type, actor, data, ...(digests && { digests }), prevHash, hash } as Link;
};

/** The first sequence number at which a chain is broken, or undefined if it holds from its beginning, or from `end` on. */
export const firstBreak = (
  events: readonly (Chained & { digests?: Digests | undefined })[],
  end: ChainEnd = { seq: 0, lastHash: GENESIS },
): number | undefined => {
  let { seq, lastHash } = end;
  for (const event of events) {
    const { hash, ...body } = bareEvent(event);
    seq++;
    if (body.seq !== seq || body.prevHash !== lastHash || hashOf(body) !== hash) return seq;
    lastHash = hash;
  }
  return undefined;
};
