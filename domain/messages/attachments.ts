import * as z from 'zod/mini';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, textItem } from '#domain/case/change.ts';
import type { Effect } from '#domain/case/effects.ts';
import { type EventContent, eventsOf } from '#domain/case/events.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Channels, isMessaging } from './channel-facts.ts';
import type { OutgoingMessage } from './compose.ts';
import { type Notice, staffNotice } from './staff-notice.ts';

/** The most files of one message that are fetched; the rest is only listed. No platform allows as many. */
const MOST_FETCHED = 30;

/** A file as its channel lists it. A mail's files lie in the mail and have their hash at once. */
const Attachment = z.object({
  name: z.optional(z.string()),
  type: z.optional(z.string()),
  size: z.optional(z.number()),
  id: z.optional(z.string()),
  sha256: z.optional(z.string()),
});
export type Attachment = { name?: string; type?: string; size?: number; id?: string; sha256?: string };
const Original = z.object({ original: z._default(z.string(), ''), attachments: z.array(Attachment) });

/** What became of a file. */
export type FileFate = EventContent<'attachment-kept' | 'attachment-refused'>;

/** Where a file of a case is kept: each case has its own, so that it can be blocked and destroyed with it. */
export const evidenceKey = (caseId: string, sha256: string): string => `attachments/${caseId}/${sha256}`;

const PREFIX = 'original-';

/** The id of the text that says where the original of a message lies and which files came with it. */
export const originalId = (messageId: string): string => `${PREFIX}${messageId}`;

/** The text that says where the original of a message lies and which files came with it. */
export const originalText = (messageId: string, content: { original: string; attachments: Attachment[] }): CaseItem =>
  textItem(originalId(messageId), JSON.stringify(content));

/** Has the files of a message fetched, where files can be fetched from its channel. */
export const fetchEffects = (
  channels: Channels,
  { channel, messageId }: { channel: string; messageId: string },
  attachments: Attachment[],
): Effect[] =>
  isMessaging(channels, channel)
    ? attachments
        .slice(0, MOST_FETCHED)
        .map((_, index) => ({ effect: 'fetch-attachment', channel, messageId, index }) as const)
    : [];

/** The files that came with a message; none where it was erased. */
export const attachmentsOf = ({ texts }: Pick<CaseFile, 'texts'>, messageId: string): Attachment[] => {
  const text = texts.get(originalId(messageId));
  return text === undefined ? [] : (Original.parse(JSON.parse(text)).attachments as Attachment[]);
};

/** Where the originals of messages lie in the inbound bucket, by message. */
export const originalsOf = ({ texts }: Pick<CaseFile, 'texts'>): { messageId: string; key: string }[] =>
  messagesWithFiles({ texts }).flatMap((messageId) => {
    const { original: key } = Original.parse(JSON.parse(texts.get(originalId(messageId)) ?? ''));
    return key ? [{ messageId, key }] : [];
  });

/** What became of the files of a case, in the order they were fetched. */
export const fatesOf = ({ events }: Pick<CaseFile, 'events'>): FileFate[] =>
  eventsOf(events, 'attachment-kept', 'attachment-refused');

/** What became of a file; undefined while it is not fetched. */
export const fateOf = (
  file: Pick<CaseFile, 'events'>,
  { messageId, index }: { messageId: string; index: number },
): FileFate | undefined => fatesOf(file).find(({ data }) => data.messageId === messageId && data.index === index);

/** Whether somebody has to listen or look: the file is a recording, or came without any text and could not be kept. */
export const isUnheard = ({ texts }: Pick<CaseFile, 'texts'>, { type, data }: FileFate): boolean =>
  type === 'attachment-kept' ? data.type.startsWith('audio/') : texts.get(data.messageId)?.trim() === '';

/** Asks the owner to listen or look for themselves. The same file makes the same notice. */
export const listenNotice = (
  { head }: Pick<CaseFile, 'head'>,
  { data }: FileFate,
  { to, policy, at, deskUrl }: { policy: Policy } & Pick<Notice, 'to' | 'at' | 'deskUrl'>,
): OutgoingMessage =>
  staffNotice(policy, head, {
    to,
    messageId: `listen-${data.messageId}-${data.index}`,
    at,
    template: 'staff-recording',
    deskUrl,
  });

/** Every message of a case that files came with, those of edits too. */
export const messagesWithFiles = ({ texts }: Pick<CaseFile, 'texts'>): string[] =>
  [...texts.keys()].filter((id) => id.startsWith(PREFIX)).map((id) => id.slice(PREFIX.length));

/** Whether a file is still to be fetched. */
export const isAwaited = (
  channels: Channels,
  { head, messages }: CaseFile,
  { messageId, index }: { messageId: string; index: number },
): boolean => {
  const message = messages.find((candidate) => candidate.messageId === messageId);
  return isMessaging(channels, message?.channel ?? head.channel) && !message?.copiedFrom && index < MOST_FETCHED;
};
