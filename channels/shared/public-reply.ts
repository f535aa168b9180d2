import { type Outgoing, Refused } from '../contract.ts';
import { type PublicThread, publicThreadOf } from './public-thread.ts';
import { cutTo, type Limit } from './truncate.ts';

/** A line that everybody may read, under what it answers. */
export type PublicLine = { thread: PublicThread; target: string; line: string };

/**
 * What goes out in public, or undefined for a private conversation. Only what was written for the public goes there, and a
 * link to the case never does. Throws Refused for anything else, and where there is nothing to answer.
 */
export const publicLine = (message: Outgoing, limit: Limit): PublicLine | undefined => {
  const { text, trackingUrl, inReplyTo } = message;
  const thread = publicThreadOf(message.threadId);
  if (!thread && !message.public) return undefined;
  if (!message.public || text.includes(trackingUrl)) throw new Refused('not-for-the-public');
  if (!thread || inReplyTo === undefined) throw new Refused('nothing-to-answer');
  return { thread, target: inReplyTo, line: cutTo(limit, text) };
};
