import type { Instant } from '#domain/time.ts';
import type { Adapted } from '../contract.ts';
import { instantOf } from '../json.ts';
import { aside, idOf, type Json, record, records, taken, together, unsupported } from '../payload.ts';
import { authorOf, mediaOf, type People, textOf } from './people.ts';

/** Ids of people are numbers of up to 64 bits. */
const isLess = (a: string, b: string): boolean => a.length < b.length || (a.length === b.length && a < b);

/** X's own name of a conversation of two: both ids, the smaller one first. */
const conversationOf = (a: string, b: string): string => (isLess(a, b) ? `${a}-${b}` : `${b}-${a}`);

/** One direct message, as both APIs write it. */
const directMessage = (event: Json, us: string | undefined, people: People, receivedAt: Instant): Adapted => {
  if (event['type'] !== 'message_create') return unsupported(event['type']);
  const created = record(event['message_create']);
  const sender = idOf(created['sender_id']);
  const recipient = idOf(record(created['target'])['recipient_id']);
  const externalId = idOf(event['id']);
  if (!sender || !recipient || !externalId) return aside('malformed:direct-message');
  if (sender === us) return aside('own-message');
  const data = record(created['message_data']);
  return taken({
    kind: 'message',
    text: textOf(data['text']),
    author: authorOf(sender, people),
    threadId: conversationOf(sender, recipient),
    externalId,
    at: instantOf(event['created_timestamp']) ?? receivedAt,
    attachments: records(data['attachment']).map((attachment) => mediaOf(record(attachment['media']))),
  });
};

export const directMessages = (events: unknown, us: string | undefined, people: People, receivedAt: Instant): Adapted =>
  together(records(events).map((event) => directMessage(event, us, people, receivedAt)));

/** Somebody has read up to a message of ours. */
export const readReceipts = (events: unknown, us: string | undefined, people: People, receivedAt: Instant): Adapted =>
  together(
    records(events).map((event) => {
      const reader = idOf(event['sender_id']);
      const externalId = idOf(event['last_read_event_id']);
      const other = idOf(record(event['target'])['recipient_id']);
      if (!reader || !externalId || !other) return aside('malformed:read-receipt');
      if (reader === us) return aside('own-message');
      const at = instantOf(event['created_timestamp']) ?? receivedAt;
      const threadId = conversationOf(reader, other);
      return taken({
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
export const encryptedMessage = (payload: Json, us: string | undefined, receivedAt: Instant): Adapted => {
  const sender = idOf(payload['sender_id']);
  const externalId = idOf(payload['id']);
  if (!sender || !externalId) return aside('malformed:chat');
  if (sender === us) return aside('own-message');
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
  return together([taken({ ...item, attachments: [] }), unsupported('chat.encrypted')]);
};
