import { sha256 } from '#domain/case/history.ts';
import type { Instant } from '#domain/time.ts';
import type { Adapted, ChannelItem } from '../contract.ts';
import { instantOf } from '../json.ts';
import { type Json, word } from '../shared/json-parts.ts';

/** Where an event came from: the account it was delivered to, and times for events that bear none. */
export type Origin = { account: string | undefined; time: string | undefined; receivedAt: Instant };

export const one = (item: ChannelItem, ...reasons: string[]): Adapted => ({
  items: [item],
  ignored: reasons.map((reason) => ({ reason })),
});
export const leave = (...reasons: string[]): Adapted => ({ items: [], ignored: reasons.map((reason) => ({ reason })) });
export const together = (readings: Adapted[]): Adapted => ({
  items: readings.flatMap(({ items }) => items),
  ignored: readings.flatMap(({ ignored }) => ignored),
});

/** A platform's own word as part of a reason: short, and nothing but a name. */
const named = (name = 'unknown'): string => name.replace(/[^\w.-]/g, '_').slice(0, 60);

/** Something that nobody here reads. */
export const unsupported = (name: string | undefined): string => `unsupported:${named(name)}`;

/** The first of several times that makes sense. */
export const firstInstant = (times: unknown[], otherwise: Instant): Instant =>
  times.map(instantOf).find((instant) => instant !== undefined) ?? otherwise;

/** The platform's id, or where it gave none the hash of what it delivered, which a repeat of it shares. */
export const idOr = (id: string | undefined, event: Json): string => id ?? sha256(JSON.stringify(event));

/**
 * Somebody the platform does not name. Each gets an id of their own, so that two strangers never count as one person.
 * @param externalId of what they wrote
 */
export const stranger = (externalId: string): ChannelItem['author'] => ({ id: `unknown:${externalId}` });

/** An author without the fields that are not there. */
export const authorOf = (
  author: { [Field in keyof ChannelItem['author']]: ChannelItem['author'][Field] | undefined },
) => Object.fromEntries(Object.entries(author).filter(([, value]) => value !== undefined)) as ChannelItem['author'];

/** Media that travels as a link of the platform: the link is its id, with which it is fetched. */
export const linked = (
  type: string | undefined,
  url: string | undefined,
  name?: string,
): ChannelItem['attachments'][number] => ({
  ...(name !== undefined && { name }),
  ...(type !== undefined && { type }),
  ...(url !== undefined && { id: url }),
});

/** The error code of a platform, for what failed. */
export const failure = (error: Json | undefined): string => `failed:${named(word(error, 'code'))}`;
