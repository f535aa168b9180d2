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

/** Names under which the company's side speaks; everybody else in a chat is the customer. */
const COMPANY =
  /^(?:agente?|operadora?|asesora?|gestora?|empresa|sistema|asistente|staff|company|system|bot|assistant|admin|operator|advis[oe]r)\b/i;

const turnOf = (message: Json): Turn => {
  const from = getWords(cased(message, 'from'));
  const at = instantOf(cased(message, 'at'));
  return {
    by: COMPANY.test(from) ? 'company' : 'customer',
    text: getWords(cased(message, 'text')),
    ...(at && { at }),
    attachments: getOneOrMore(cased(message, 'attachments')).map((file) =>
      attachmentOf({
        name: cased(file, 'name'),
        type: cased(file, 'type'),
        size: cased(file, 'size'),
        id: cased(file, 'id'),
      }),
    ),
  };
};

/** Who wrote, as far as the chat knows. */
const authorOf = (customer: Json): Transcript['author'] => {
  const [name, email, phone] = ['name', 'email', 'phone'].map((field) => getWords(cased(customer, field)));
  const id = getId(cased(customer, 'id')) ?? (email || phone);
  return { ...(id && { id }), ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
};

/**
 * A chat of no platform we know:
 * `{id?, customer?: {id?, name?, email?, phone?}, recordingConsent?, messages: [{from, text, at?, attachments?}]}`.
 */
const plainChat = (json: Json): Transcript | undefined => {
  const messages = cased(json, 'messages');
  if (!Array.isArray(messages)) return undefined;
  const id = getId(cased(json, 'id')) ?? getId(cased(json, 'conversationId'));
  const author = authorOf(getObject(cased(json, 'customer')) ?? {});
  return {
    ...(id && { id }),
    ...(author && { author }),
    ...consentOf(json),
    turns: getOneOrMore(messages).map(turnOf),
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
