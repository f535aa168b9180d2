import { keys } from '#cases/store/keys.ts';
import type { Key, Write } from '#cases/store/table.ts';
import { type Talk, talkHash } from '#cases/threads.ts';
import type { ChannelItem } from '#channels/contract.ts';
import { type Channel, channels } from '#channels/names.ts';
import type { CaseItem } from '#domain/case/change.ts';
import type { Complainant, Handle } from '#domain/case/complainant.ts';
import type { Effect } from '#domain/case/effects.ts';
import { sha256 } from '#domain/case/history.ts';
import { fetchEffects, originalText } from '#domain/messages/attachments.ts';
import type { Instant } from '#domain/time.ts';
import type { InboundItem, Outcome } from '#functions/inbound/deps.ts';

/** Longer ids are no ids. */
const MAX_ID = 500;

/** Words of a person are known by the platform's id and the author; what tells about them, by what it tells as well. */
export const seenKey = (channel: Channel, { kind, externalId, author, text }: ChannelItem): Key =>
  keys.seen(
    channel,
    sha256(
      kind === 'complaint' || kind === 'message'
        ? `${externalId}\n${author.id}`
        : `${kind}\n${externalId}\n${author.id}\n${text}`,
    ),
  );

/** The mark of the message that an edit, a deletion or a reaction is about. */
export const originalSeenKey = (channel: Channel, item: ChannelItem): Key =>
  seenKey(channel, { ...item, kind: 'message' });

/** A conversation is a thread and a person in it: under one post many strangers comment. */
export const conversationKey = (channel: Channel, { threadId, author: { id } }: ChannelItem): Key =>
  keys.thread(talkHash({ channel, id, ...(threadId && { threadId }) }));

/** Another id of the author, where the platform tells of one. */
export const aliasOf = ({ author: { id, alias } }: ChannelItem): string | undefined =>
  alias && alias !== id && alias.length <= MAX_ID ? alias : undefined;

/** The same conversation as the person's other id would have it. */
export const aliasTalk = (channel: Channel, item: ChannelItem): Talk | undefined => {
  const alias = aliasOf(item);
  if (!alias) return undefined;
  const threadId = item.threadId === item.author.id ? alias : item.threadId;
  return { channel, id: alias, ...(threadId && { threadId }) };
};

export const aliasKey = (channel: Channel, item: ChannelItem): Key | undefined => {
  const talk = aliasTalk(channel, item);
  return talk && keys.thread(talkHash(talk));
};

/** The write that remembers what became of an item, once. */
export const seenWrite = ({ seen, deliveryId, messageId }: InboundItem, outcome: Outcome): Write => ({
  put: { ...seen, deliveryId, messageId, ...outcome },
  ifAbsent: true,
});

/** Where the original lies and what came with it, as the platform names it. */
export const originalWrite = (_caseId: string, { messageId, original, item }: InboundItem): CaseItem =>
  originalText(messageId, { original, attachments: item.attachments });

/** What has the files fetched that came with a message. */
export const filesOf = ({ channel, messageId, item }: InboundItem): Effect[] =>
  fetchEffects(channels, { channel, messageId }, item.attachments);

const MAIL_ADDRESS = /^[^\s@<>"(),:;]{1,64}@[^\s@<>"(),:;]+\.[^\s@<>"(),:;]{2,}$/;
const MAX_NAME = 120;

const oneLine = (text: string, max: number): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, max);

/** A phone number with its country, where a platform gives digits only. */
const phoneOf = (phone: string): string | undefined => {
  const number = phone.replace(/[^\d+]/g, '');
  if (/^\+\d{7,15}$/.test(number)) return number;
  return /^\d{9,15}$/.test(number) ? `+${number}` : undefined;
};

/** Whether all can read it where it stands: as the adapter says, or its thread (meta/public-thread.ts; a group of Telegram). */
const isPublic = ({ threadId = '', public: open }: ChannelItem): boolean =>
  open ?? /^(?:public|mention):|^(?:[^:]+:)?-\d/.test(threadId);

const handleOf = ({ channel, item, receivedAt }: InboundItem): Handle => ({
  channel,
  id: item.author.id,
  ...(item.threadId && { threadId: item.threadId.slice(0, MAX_ID) }),
  ...(isPublic(item) && { public: true }),
  lastHeardAt: receivedAt,
});

/** Who wrote, as a case keeps it. What does not look like a name, an address or a number is left out. */
export const authorOf = (arrival: InboundItem): Complainant => {
  const { name, handle, email, phone, id } = arrival.item.author;
  const number = phone && phoneOf(phone);
  const called = oneLine(name ?? handle ?? '', MAX_NAME);
  return {
    ...(called && { name: called }),
    ...(email && email.length <= 254 && MAIL_ADDRESS.test(email) && { email }),
    ...(number && { phone: number }),
    ...(id && id.length <= MAX_ID && { handles: [handleOf(arrival)] }),
  };
};

const isSame = (a: Handle, b: Handle): boolean => a.channel === b.channel && a.id === b.id && a.public === b.public;
const later = (a: Instant = '', b: Instant = ''): Instant => (a > b ? a : b);

/** All that a person is known by, another id on the same platform too. */
export const identityOf = (arrival: InboundItem): Complainant => {
  const alias = aliasOf(arrival.item);
  const author = authorOf(arrival);
  const other = alias ? [{ channel: arrival.channel, id: alias }] : [];
  return { ...author, handles: [...(author.handles ?? []), ...other] };
};

/** The complainant with what a new message tells of them; nothing known is replaced. */
export const knownBetter = (known: Complainant, author: Complainant): Complainant => {
  const [heard] = author.handles ?? [];
  const earlier = heard && known.handles?.find((handle) => isSame(handle, heard));
  return {
    ...author,
    ...known,
    ...(heard && {
      handles: [
        ...(known.handles ?? []).filter((handle) => !isSame(handle, heard)),
        { ...earlier, ...heard, lastHeardAt: later(earlier?.lastHeardAt, heard.lastHeardAt) },
      ],
    }),
  };
};

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/** When it was written, if that can be true: not in the future, not long before it came. */
export const writtenAt = ({ item, receivedAt }: InboundItem): { writtenAt?: Instant } => {
  const ago = Date.parse(receivedAt) - Date.parse(item.at);
  return ago >= 0 && ago <= MONTH_MS ? { writtenAt: new Date(item.at).toISOString() } : {};
};

/** The words as a case keeps them: no longer than the policy allows, no control characters. */
export const wordsOf = ({ item }: InboundItem, limit: number): string =>
  item.text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .trim()
    .slice(0, limit)
    .toWellFormed();
