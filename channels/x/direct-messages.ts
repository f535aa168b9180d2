import { accepted, ignored, merged, unsupported } from '../adapted.ts';
import type { Adapted } from '../contract.ts';
import { get, getId, getObject, getOneOrMore, instantOf, type Json } from '../json.ts';
import { authorOf, mediaOf, textOf, type XOrigin } from './people.ts';

/** Ids of people are numbers of up to 64 bits. */
const isLess = (a: string, b: string): boolean => a.length < b.length || (a.length === b.length && a < b);

/** X's own name of a conversation of two: both ids, the smaller one first. */
const conversationOf = (a: string, b: string): string => (isLess(a, b) ? `${a}-${b}` : `${b}-${a}`);

/** One direct message, as both APIs write it. */
const directMessage = (event: Json, { us, people, receivedAt }: XOrigin): Adapted => {
  if (event['type'] !== 'message_create') return unsupported(event['type']);
  const created = getObject(event, 'message_create') ?? {};
  const sender = getId(created, 'sender_id');
  const recipient = getId(created, 'target', 'recipient_id');
  const externalId = getId(event, 'id');
  if (!sender || !recipient || !externalId) return ignored('malformed:direct-message');
  if (sender === us) return ignored('own-message');
  const data = getObject(created, 'message_data');
  return accepted({
    kind: 'message',
    text: textOf(get(data, 'text')),
    author: authorOf(sender, people),
    threadId: conversationOf(sender, recipient),
    externalId,
    at: instantOf(event['created_timestamp']) ?? receivedAt,
    attachments: getOneOrMore(data, 'attachment').map((attachment) => mediaOf(getObject(attachment, 'media') ?? {})),
  });
};

export const directMessages = (events: unknown, origin: XOrigin): Adapted =>
  merged(getOneOrMore(events).map((event) => directMessage(event, origin)));

/** Somebody has read up to a message of ours. */
export const readReceipts = (events: unknown, { us, people, receivedAt }: XOrigin): Adapted =>
  merged(
    getOneOrMore(events).map((event) => {
      const reader = getId(event, 'sender_id');
      const externalId = getId(event, 'last_read_event_id');
      const other = getId(event, 'target', 'recipient_id');
      if (!reader || !externalId || !other) return ignored('malformed:read-receipt');
      if (reader === us) return ignored('own-message');
      const at = instantOf(event['created_timestamp']) ?? receivedAt;
      const threadId = conversationOf(reader, other);
      return accepted({
        kind: 'status',
        text: 'read',
        author: authorOf(reader, people),
        threadId,
        externalId,
        at,
        attachments: [],
      });
    }),
  );

/** X Chat is encrypted from end to end: that somebody wrote is all we learn, and a person has to look there. */
export const encryptedMessage = (payload: Json, { us, receivedAt }: XOrigin): Adapted => {
  const sender = getId(payload, 'sender_id');
  const externalId = getId(payload, 'id');
  if (!sender || !externalId) return ignored('malformed:chat');
  if (sender === us) return ignored('own-message');
  const at = instantOf(payload['created_at_msec']) ?? receivedAt;
  const threadId = us ? conversationOf(sender, us) : sender;
  const item = {
    kind: 'message',
    text: '',
    author: { id: sender },
    threadId,
    externalId,
    at,
    attachments: [],
  } as const;
  return merged([accepted({ ...item, attachments: [] }), unsupported('chat.encrypted')]);
};
