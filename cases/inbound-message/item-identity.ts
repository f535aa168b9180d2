import type { ChannelItem } from '#channels/contract.ts';
import { sha256 } from '#domain/case/history.ts';
import { type Conversation, conversationHash } from '#domain/messages/threads.ts';
import type { InboundItem } from './inbound-item.ts';

/** Longer ids are no ids. */
export const MAX_ID = 500;

/** A person's message is known by the platform's id and the author; what a platform reports of one, by what it reports as well. */
export const seenHash = ({ kind, externalId, author, text }: ChannelItem): string =>
  sha256(
    kind === 'complaint' || kind === 'message'
      ? `${externalId}\n${author.id}`
      : `${kind}\n${externalId}\n${author.id}\n${text}`,
  );

/** What the message is known by that an edit, a deletion or a reaction is about. */
export const originalSeenHash = (item: ChannelItem): string => seenHash({ ...item, kind: 'message' });

type Located = Pick<InboundItem, 'channel' | 'item'>;

/** What the conversation of an item is looked up by. */
export const conversationOf = ({ channel, item: { threadId, author } }: Located): string =>
  conversationHash({ channel, id: author.id, ...(threadId && { threadId }) });

/** Another id of the author, where the platform says that there is one. */
export const aliasOf = ({ author: { id, alias } }: ChannelItem): string | undefined =>
  alias && alias !== id && alias.length <= MAX_ID ? alias : undefined;

/** The same conversation as the person's other id would have it. */
export const aliasConversation = ({ channel, item }: Located): Conversation | undefined => {
  const alias = aliasOf(item);
  if (!alias) return undefined;
  const threadId = item.threadId === item.author.id ? alias : item.threadId;
  return { channel, id: alias, ...(threadId && { threadId }) };
};
