import { sha256 } from '#domain/case/history.ts';
import { textWrite } from './store/case-store.ts';
import type { Write } from './store/table.ts';

/**
 * What a message is looked up by under `keys.thread`: its id on its channel. A Message-ID is unique in the world, the ids of
 * the other platforms only there.
 */
export const threadHash = (channel: string, externalId: string): string =>
  sha256(channel === 'email' ? externalId : `${channel}\n${externalId}`);

/** Somebody in a conversation of a channel. */
export type Talk = { channel: string; threadId?: string; id: string };

/** What a conversation is looked up by under `keys.thread`: a thread and a person in it. */
export const talkHash = ({ channel, threadId = '', id }: Talk): string => sha256(`${channel}\n${threadId}\n${id}`);

const ALIAS = 'alias-';

/** Keeps another id of the customer as a text of its own, so that it can be told, blocked and erased as any other. */
export const aliasText = (caseId: string, messageId: string, talk: Talk): Write =>
  textWrite(caseId, `${ALIAS}${messageId}`, JSON.stringify(talk));

/** The other ids of the customer that a case holds. */
export const aliasesIn = (texts: ReadonlyMap<string, string>): Talk[] =>
  [...texts].filter(([id]) => id.startsWith(ALIAS)).map(([, text]) => JSON.parse(text) as Talk);
/**
 * The Message-ID that readers see, with its angle brackets, from the id SES gives: it makes them from the region, except in
 * its first one. The emulator gives the whole of it.
 */
export const sesMessageId = (id: string, region: string): string =>
  id.includes('@') ? `<${id}>` : `<${id}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`;
