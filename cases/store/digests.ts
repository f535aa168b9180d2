import { randomBytes } from 'node:crypto';
import type { Case } from '#domain/case/case.ts';
import type { CaseItem } from '#domain/case/change.ts';
import { digestOf, headParts, type Part, partsIn } from '#domain/case/digests.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { type ChainEnd, chainWithDigests } from '#domain/case/history.ts';

/** 128 bits: nobody tries all of them. */
export const randomSalt = (): string => randomBytes(16).toString('base64url');

/** Personal items with a salt each; every time they are stored with another one. */
export const withSalts = (items: readonly CaseItem[], newSalt: () => string): CaseItem[] =>
  items.map((item) => (item.kind === 'text' || item.kind === 'complainant' ? { ...item, salt: newSalt() } : item));

/** The head with the salt of its customer's fields; none is given to a case that was blocked, which has no such fields. */
export const withHeadSalt = <Head extends Pick<Case, 'salt' | 'blockedAt'>>(head: Head, newSalt: () => string): Head =>
  head.blockedAt || head.salt !== undefined ? head : { ...head, salt: newSalt() };

const idOf = ({ name }: Part): string => name.slice(name.indexOf('/') + 1);

/**
 * The event that names a part in its data; the last one of the change where none does.
 * @param data of the events, as JSON
 */
const placeOf = (part: Part, data: readonly string[]): number => {
  const id = JSON.stringify(idOf(part));
  const named = part.name.includes('/') ? data.findIndex((json) => json.includes(id)) : -1;
  return named === -1 ? data.length - 1 : named;
};

/**
 * The events of a change with the digests of all that is stored with them, each in the event that names it.
 * @param change `end`: the history so far; `items` with their salts; `after`: the head as it will be
 */
export const withDigests = (
  links: readonly CaseEvent[],
  { end, items, after }: { end: ChainEnd; items: readonly CaseItem[]; after: Case },
): CaseEvent[] => {
  const parts = [...items.flatMap(partsIn), ...headParts(after)];
  const data = links.map((link) => JSON.stringify(link.data));
  const places = parts.map((part) => placeOf(part, data));
  return chainWithDigests(end, links, (link) => {
    const own = parts.filter((_, index) => links[places[index] ?? 0] === link);
    return Object.fromEntries(own.map((part) => [part.name, digestOf(part)]));
  });
};
