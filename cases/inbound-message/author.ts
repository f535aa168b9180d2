import { channels } from '#channels/names.ts';
import type { Complainant, Handle } from '#domain/case/complainant.ts';
import { type Identity, type IdentityKind, provedAs } from '#domain/case/identity.ts';
import { isMailAddress, isSameAddress } from '#domain/mail-address.ts';
import { vouchedFor } from '#domain/messages/channel-facts.ts';
import { withLivingAddress } from '#domain/messages/routing.ts';
import type { Instant } from '#domain/time.ts';
import { customerIdentities } from '#platform/customer-keys.ts';
import type { InboundItem } from './inbound-item.ts';
import { aliasOf, MAX_ID } from './item-identity.ts';

const MAX_NAME = 120;
const MAX_PHONE = 40;

const oneLine = (text: string, max: number): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, max);

const handleOf = ({ channel, item, receivedAt }: InboundItem): Handle => ({
  channel,
  id: item.author.id,
  ...(item.threadId && { threadId: item.threadId.slice(0, MAX_ID) }),
  ...(item.public && { public: true }),
  lastHeardAt: receivedAt,
});

/** Who wrote, as a case keeps it. What does not look like a name or an address is left out; a number stays as it was written. */
export const authorOf = (inbound: InboundItem): Complainant => {
  const { name, handle, email, phone, id } = inbound.item.author;
  const number = oneLine(phone ?? '', MAX_PHONE);
  const called = oneLine(name ?? handle ?? '', MAX_NAME);
  return {
    ...(called && { name: called }),
    ...(email && isMailAddress(email) && { email }),
    ...(number && { phone: number }),
    ...(id && id.length <= MAX_ID && { handles: [handleOf(inbound)] }),
  };
};

/** Whether the author's id is nothing but an address or a number that somebody typed. */
const isTyped = ({ author: { id, email, phone } }: InboundItem['item']): boolean =>
  (email !== undefined && isSameAddress(id, email)) || id === phone;

/** What of its author the channel of an item vouches for. */
export const provedKinds = ({ channel, item }: Pick<InboundItem, 'channel' | 'item'>): IdentityKind[] => {
  const vouched = vouchedFor(channels, channel);
  return [
    ...(vouched.includes('phone') ? (['phone', 'handle'] as const) : []),
    ...(vouched.includes('handle') && !isTyped(item) ? (['handle'] as const) : []),
  ];
};

/** All that a person is known by, another id on the same platform too. */
export const identityOf = (inbound: InboundItem): Complainant => {
  const alias = aliasOf(inbound.item);
  const author = authorOf(inbound);
  const other = alias ? [{ channel: inbound.channel, id: alias }] : [];
  return { ...author, handles: [...(author.handles ?? []), ...other] };
};

const isSame = (a: Handle, b: Handle): boolean => a.channel === b.channel && a.id === b.id && a.public === b.public;
const later = (a: Instant = '', b: Instant = ''): Instant => (a > b ? a : b);

/** The complainant with what a new message says of them; nothing known is replaced. */
export const withAuthor = (known: Complainant, author: Complainant): Complainant => {
  const [heard] = author.handles ?? [];
  const earlier = heard && known.handles?.find((handle) => isSame(handle, heard));
  return {
    ...author,
    ...(heard ? withLivingAddress(known, heard.channel, heard.id) : known),
    ...(heard && {
      handles: [
        ...(known.handles ?? []).filter((handle) => !isSame(handle, heard)),
        { ...earlier, ...heard, lastHeardAt: later(earlier?.lastHeardAt, heard.lastHeardAt) },
      ],
    }),
  };
};

/**
 * All that the author of an item is known by, surest first, another id of theirs last: proved where the platform vouches for
 * it, else claimed.
 */
export const authorIdentities = (secret: string, inbound: InboundItem): Identity[] =>
  provedAs(customerIdentities(secret, identityOf(inbound)), provedKinds(inbound), {
    how: 'platform-sender',
    at: inbound.receivedAt,
  });
