import { sha256 } from '#domain/case/history.ts';
import type { Instant } from '#domain/time.ts';
import type { ChannelItem } from '../contract.ts';
import { getString, instantOf, type Json } from '../json.ts';

/** Where an event came from: the account it was delivered to, and times for events that bear none. */
export type Origin = { account: string | undefined; time: string | undefined; receivedAt: Instant };

/** A platform's own word as part of a reason: short, and nothing but a name. */
const named = (name = 'unknown'): string => name.replace(/[^\w.-]/g, '_').slice(0, 60);

/** The reason for something of Meta's that nobody here reads: its name, made fit to be shown. */
export const unsupportedReason = (name: string | undefined): string => `unsupported:${named(name)}`;

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
export const failure = (error: Json | undefined): string => `failed:${named(getString(error, 'code'))}`;
