import type { Instant } from '#domain/time.ts';
import type { Adapted } from '../contract.ts';
import { htmlText } from '../email/html-text.ts';
import { instantOf } from '../json.ts';
import {
  aside,
  attachmentOf,
  idOf,
  type Json,
  record,
  records,
  taken,
  together,
  unsupported,
  wordsOf,
} from '../payload.ts';

/** The conversation of a delivery: alone, or within the notification that Intercom's webhooks send. */
export const intercomConversation = (json: Json): Json | undefined => {
  const item = record(record(json['data'])['item']);
  return [json, item].find(({ type }) => type === 'conversation');
};

const PEOPLE = new Set(['user', 'lead', 'contact']);
/** Parts that hold words; all others report what was done. */
const SPOKEN = new Set(['comment', 'open', 'close', 'assignment', 'conversation', 'quick_reply']);

const partItem = (part: Json, threadId: string, at: Instant): Adapted => {
  const author = record(part['author']);
  const [id, externalId] = [idOf(author['id']), idOf(part['id'])];
  if (!PEOPLE.has(wordsOf(author['type']))) return aside('own-message');
  if (!id || !externalId) return aside('malformed:part');
  const [name, email] = [wordsOf(author['name']), wordsOf(author['email'])];
  return taken({
    kind: 'message',
    text: htmlText(wordsOf(part['body'])).trim(),
    author: { id, ...(name && { name }), ...(email && { email }) },
    threadId,
    externalId,
    at: instantOf(part['created_at']) ?? at,
    attachments: records(part['attachments']).map((file) =>
      attachmentOf({ name: file['name'], type: file['content_type'], size: file['filesize'], id: file['url'] }),
    ),
  });
};

const readPart = (part: Json, threadId: string, at: Instant): Adapted =>
  SPOKEN.has(wordsOf(part['part_type'])) && part['body']
    ? partItem(part, threadId, at)
    : unsupported(part['part_type']);

/** An Intercom conversation: how it began, and each part that came after. */
export const adaptIntercom = (conversation: Json, receivedAt: Instant): Adapted => {
  const threadId = idOf(conversation['id']);
  if (!threadId) return aside('malformed:conversation');
  const began = instantOf(conversation['created_at']) ?? receivedAt;
  const parts = records(record(conversation['conversation_parts'])['conversation_parts']);
  return together([
    ...records(conversation['source']).map((source) => partItem(source, threadId, began)),
    ...parts.map((part) => readPart(part, threadId, began)),
  ]);
};
