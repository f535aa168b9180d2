import { type CaseItem, textItem } from '../case/change.ts';
import { sha256 } from '../case/history.ts';
import { MAIL } from './routing.ts';

/**
 * What a message is looked up by: its id on its channel, hashed. A Message-ID is unique in the world, the ids of the other
 * platforms only there.
 */
export const threadHash = (channel: string, externalId: string): string =>
  sha256(channel === MAIL ? externalId : `${channel}\n${externalId}`);

/** Somebody in a thread of a channel: under one post many strangers comment. */
export type Conversation = { channel: string; threadId?: string; id: string };

/** What a conversation is looked up by. */
export const conversationHash = ({ channel, threadId = '', id }: Conversation): string =>
  sha256(`${channel}\n${threadId}\n${id}`);

/** What a stop is looked up by: the address, hashed. */
export const stopHash = ({ channel, address }: { channel: string; address: string }): string =>
  sha256(`stop\n${channel}\n${address}`);

const ALIAS = 'alias-';

/** Keeps another id of the customer as a text of its own, so that it can be shown, blocked and erased as any other. */
export const aliasText = (messageId: string, alias: Conversation): CaseItem =>
  textItem(`${ALIAS}${messageId}`, JSON.stringify(alias));

/** The other ids of the customer that a case holds. */
export const aliasesIn = (texts: ReadonlyMap<string, string>): Conversation[] =>
  [...texts].filter(([id]) => id.startsWith(ALIAS)).map(([, text]) => JSON.parse(text) as Conversation);
