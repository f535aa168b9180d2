import type { Instant } from '#domain/time.ts';
import { accepted, attachmentOf, ignored, unsupported } from '../adapted.ts';
import { consentOf } from '../call/consent.ts';
import {
  amazonConversation,
  contentId,
  conversationItems,
  isContactEvent,
  type Transcript,
  type Turn,
} from '../call/conversation.ts';
import { cased } from '../call/letter-case.ts';
import { writerOf } from '../call/speakers.ts';
import type { Adapted, Adapter } from '../contract.ts';
import { getId, getObject, getOneOrMore, getWords, instantOf, type Json, parseObject } from '../json.ts';
import { adaptIntercom, intercomConversation } from './intercom.ts';

/** One turn with a Lex bot, as it logs it or asks a function about it: the person's words, and the bot's apart. */
const lexTurn = (json: Json, payload: Uint8Array, receivedAt: Instant): Adapted => {
  const text = getWords(json, 'inputTranscript');
  const externalId = getId(json, 'requestId') ?? contentId(payload);
  const threadId = getId(json, 'sessionId') ?? getId(json, 'userId') ?? externalId;
  const at = instantOf(json['timestamp']) ?? receivedAt;
  const said =
    getWords(json, 'botResponse') ||
    getOneOrMore(json, 'messages')
      .map(({ content }) => getWords(content))
      .join('\n');
  if (!text) return ignored('no-customer-words');
  const about = { threadId, at, attachments: [] };
  const answer = {
    ...about,
    kind: 'other',
    text: said,
    author: { id: 'company' },
    externalId: `${externalId}:company`,
  } as const;
  const person = getId(json, 'userId') ?? threadId;
  return accepted({ ...about, kind: 'message', text, author: { id: person }, externalId }, ...(said ? [answer] : []));
};

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s.,;]+/)
    .filter(Boolean);

/** Whether whoever wrote goes by what is known of the customer: an id, an address, or the name or a part of it. */
const namedAs = (author: Transcript['author'] = {}): ((from: string) => boolean) => {
  const name = new Set(wordsIn(author.name ?? ''));
  const ids = [author.id, author.email, author.phone].map((id) => id?.toLowerCase());
  return (from) => ids.includes(from.toLowerCase()) || (from !== '' && wordsIn(from).every((word) => name.has(word)));
};

/** Whether a message has a place for words or files that is read. */
const isReadable = (message: Json): boolean =>
  ['text', 'content', 'attachments'].some((field) => cased(message, field) !== undefined);

const fileOf = (file: Json): Turn['attachments'][number] =>
  attachmentOf({
    name: cased(file, 'name'),
    type: cased(file, 'type'),
    size: cased(file, 'size'),
    id: cased(file, 'id'),
  });

/**
 * What was said in a chat, and by whom. A name that says nothing is the company's where the customer is known to write under
 * another, else the customer's: rather too much is read as theirs than too little.
 */
const turnsOf = (messages: Json[], author: Transcript['author']): Turn[] => {
  const isNamed = namedAs(author);
  const written = messages.map((message) => {
    const from = getWords(cased(message, 'from') ?? cased(message, 'role'));
    return { message, from, by: isNamed(from) ? 'customer' : writerOf(from) };
  });
  const others = written.some(({ by }) => by === 'customer') ? 'company' : 'customer';
  return written.map(({ message, from, by }): Turn => {
    const at = instantOf(cased(message, 'at'));
    return {
      by: by ?? (from === '' ? 'customer' : others),
      text: getWords(cased(message, 'text') ?? cased(message, 'content')),
      ...(at && { at }),
      attachments: getOneOrMore(cased(message, 'attachments')).map(fileOf),
    };
  });
};

/** Who wrote, as far as the chat knows. */
const authorOf = (customer: Json): Transcript['author'] => {
  const [name, email, phone] = ['name', 'email', 'phone'].map((field) => getWords(cased(customer, field)));
  const id = getId(cased(customer, 'id')) ?? (email || phone);
  return { ...(id && { id }), ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
};

/**
 * A chat of no platform we know:
 * `{id?, customer?: {id?, name?, email?, phone?}, recordingConsent?, messages: [{from, text, at?, attachments?}]}`, where
 * `role` and `content` do for `from` and `text`.
 */
const plainChat = (json: Json): Transcript | undefined => {
  const listed = cased(json, 'messages');
  if (!Array.isArray(listed)) return undefined;
  const messages = getOneOrMore(listed);
  // In other fields than these somebody may have said something: it is not read as a chat in which nobody did.
  if (messages.length > 0 && !messages.some(isReadable)) return undefined;
  const id = getId(cased(json, 'id')) ?? getId(cased(json, 'conversationId'));
  const author = authorOf(getObject(cased(json, 'customer')) ?? {});
  return {
    ...(id && { id }),
    ...(author && { author }),
    ...consentOf(json),
    turns: turnsOf(messages, author),
  };
};

/** A live chat: Connect's transcript (with or without Contact Lens), a turn with Lex, Intercom, or plain JSON. */
export const adaptChat: Adapter = async (payload, receivedAt) => {
  const json = parseObject(payload);
  if (!json) return ignored('malformed');
  if (typeof json['inputTranscript'] === 'string') return lexTurn(json, payload, receivedAt);
  const intercom = intercomConversation(json);
  if (intercom) return adaptIntercom(intercom, receivedAt);
  const conversation = amazonConversation(json) ?? plainChat(json);
  if (conversation) return conversationItems(conversation, { kind: 'message', payload, receivedAt });
  return isContactEvent(json) ? unsupported('contact-event') : ignored('not-understood');
};
