import type { Instant } from '#domain/time.ts';
import { accepted, attachmentOf, ignored, merged, unsupported } from '../adapted.ts';
import type { Adapted } from '../contract.ts';
import { htmlText } from '../email/html-text.ts';
import { getId, getObject, getOneOrMore, getWords, instantOf, type Json } from '../json.ts';

/** The conversation of a delivery: alone, or within the notification that Intercom's webhooks send. */
export const intercomConversation = (json: Json): Json | undefined => {
  const item = getObject(json, 'data', 'item') ?? {};
  return [json, item].find(({ type }) => type === 'conversation');
};

const PEOPLE = new Set(['user', 'lead', 'contact']);
/** Parts that hold words; all others report what was done. */
const SPOKEN = new Set(['comment', 'open', 'close', 'assignment', 'conversation', 'quick_reply']);

const partItem = (part: Json, threadId: string, at: Instant): Adapted => {
  const author = getObject(part, 'author') ?? {};
  const [id, externalId] = [getId(author, 'id'), getId(part, 'id')];
  if (!PEOPLE.has(getWords(author, 'type'))) return ignored('own-message');
  if (!id || !externalId) return ignored('malformed:part');
  const [name, email] = [getWords(author, 'name'), getWords(author, 'email')];
  const said = [getWords(part, 'subject'), getWords(part, 'body')].map((html) => htmlText(html).trim());
  return accepted({
    kind: 'message',
    text: said.filter(Boolean).join('\n\n'),
    author: { id, ...(name && { name }), ...(email && { email }) },
    threadId,
    externalId,
    at: instantOf(part['created_at']) ?? at,
    attachments: getOneOrMore(part, 'attachments').map((file) =>
      attachmentOf({ name: file['name'], type: file['content_type'], size: file['filesize'], id: file['url'] }),
    ),
  });
};

const readPart = (part: Json, threadId: string, at: Instant): Adapted =>
  SPOKEN.has(getWords(part, 'part_type')) && (part['body'] || getOneOrMore(part, 'attachments').length > 0)
    ? partItem(part, threadId, at)
    : unsupported(part['part_type']);

/** An Intercom conversation: how it began, and each part that came after. */
export const adaptIntercom = (conversation: Json, receivedAt: Instant): Adapted => {
  const threadId = getId(conversation, 'id');
  if (!threadId) return ignored('malformed:conversation');
  const began = instantOf(conversation['created_at']) ?? receivedAt;
  const parts = getOneOrMore(conversation, 'conversation_parts', 'conversation_parts');
  return merged([
    ...getOneOrMore(conversation, 'source').map((source) => partItem(source, threadId, began)),
    ...parts.map((part) => readPart(part, threadId, began)),
  ]);
};
