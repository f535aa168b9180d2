import type { Adapted, ChannelItem } from './contract.ts';
import { getId, getWords } from './json.ts';
import { optOutIn } from './shared/opt-out.ts';

/** What an adapter says of a payload, or of a part of it. */

/** These items were found. */
export const accepted = (...items: ChannelItem[]): Adapted => ({ items, ignored: [] });

/**
 * A private message, which may be nothing but a request for no more of them.
 * @param by `sms` where carriers hear it too
 */
export const withOptOut = (item: ChannelItem, by: 'sms' | 'other'): ChannelItem => {
  const isWritten = item.kind === 'message' && !item.public && item.attachments.length === 0;
  const optOut = isWritten ? optOutIn(item.text, by) : undefined;
  return { ...item, ...(optOut && { optOut }) };
};

/** Nothing is made of it, for these reasons. */
export const ignored = (...reasons: string[]): Adapted => ({
  items: [],
  ignored: reasons.map((reason) => ({ reason })),
});

/** An item was found, and something of it could not be read, for these reasons. */
export const acceptedInPart = (item: ChannelItem, ...reasons: string[]): Adapted => ({
  ...ignored(...reasons),
  items: [item],
});

/** What we do not know, by its name on the platform; a name that is none is not repeated, since it could be anybody's words. */
export const unsupported = (type: unknown): Adapted =>
  ignored(`unsupported:${typeof type === 'string' && /^[\w.:/-]{1,60}$/.test(type) ? type : 'unknown'}`);

/** Several results as one; a payload in which nothing was found says so. */
export const merged = (results: Adapted[]): Adapted =>
  results.length > 0
    ? { items: results.flatMap(({ items }) => items), ignored: results.flatMap((one) => one.ignored) }
    : ignored('not-understood');

const sizeOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;

/** An attachment with only what is known of it. */
export const attachmentOf = (
  known: Partial<Record<keyof ChannelItem['attachments'][number], unknown>>,
): ChannelItem['attachments'][number] => {
  const name = getWords(known.name);
  const type = getWords(known.type);
  const size = sizeOf(known.size);
  const id = getId(known.id);
  return { ...(name && { name }), ...(type && { type }), ...(size !== undefined && { size }), ...(id && { id }) };
};
