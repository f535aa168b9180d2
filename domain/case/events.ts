import type * as z from 'zod/mini';
import type { Instant } from '../time.ts';
import type { Actor } from './actor.ts';
import type { catalogue } from './events/catalogue.ts';

/** What can happen to a case; docs/events.md says of each what it means, who writes it and who reads it. */
export type EventType = keyof typeof catalogue;

/** What an event of a type holds: ids and decision fields, never personal text. */
export type EventData<Type extends EventType = EventType> = {
  [One in Type]: z.infer<(typeof catalogue)[One]['data']>;
}[Type];

/** What happened, whenever and by whomever. */
export type EventContent<Type extends EventType = EventType> = {
  [One in Type]: { type: One; data: EventData<One> };
}[Type];

/** An event as its readers see it who need nothing of its place in the chain. */
export type EventLine<Type extends EventType = EventType> = {
  [One in Type]: { type: One; at: Instant; data: EventData<One> };
}[Type];

/**
 * Hashes of what was stored with an event, in hex, by the name of each part: `text/<text id>`, `offer/<cycle>/<round>`
 * (domain/case/digests). Those of personal text are salted, and the salt is erased along with the text.
 */
export type Digests = Record<string, string>;

/** One link of the hash-chained history. */
export type CaseEvent<Type extends EventType = EventType> = {
  [One in Type]: {
    seq: number;
    at: Instant;
    type: One;
    actor: Actor;
    data: EventData<One>;
    digests?: Digests;
    prevHash: string;
    hash: string;
  };
}[Type];

/** An event as a use case states it; the chain adds place, time and hashes. What holds nothing needs no `data`. */
export type NewEvent<Type extends EventType = EventType> = {
  [One in Type]: { type: One; actor: Actor } & (Record<string, never> extends EventData<One>
    ? { data?: EventData<One> }
    : { data: EventData<One> });
}[Type];

/** The events of some types, in their order. */
export const eventsOf = <One extends { type: EventType }, Type extends One['type']>(
  events: readonly One[],
  ...types: Type[]
): Extract<One, { type: Type }>[] =>
  events.filter((event): event is Extract<One, { type: Type }> => types.some((type) => type === event.type));
