import type { Instant } from '#domain/time.ts';
import { accepted, ignored } from '../adapted.ts';
import type { Adapter, ChannelItem } from '../contract.ts';
import { htmlText } from '../email/html-text.ts';
import { filled, get, getFirstText, getList, getNumber, getText, instantOf, lines, parseJson } from '../json.ts';
import { itemOf as surveyItem } from '../survey/answer.ts';

/** `incoming` in webhooks, its number in objects that other versions hand on. */
const INCOMING = new Set(['incoming', '0']);

const authorOf = (body: unknown, conversation: string): ChannelItem['author'] => {
  const person = get(body, 'sender') ?? get(body, 'conversation', 'meta', 'sender');
  return {
    id: getText(person, 'id') || `conversation:${conversation}`,
    ...filled({
      name: getText(person, 'name'),
      email: getText(person, 'email'),
      phone: getFirstText(person, 'phone_number', 'phone'),
    }),
  };
};

/** Chatwoot's survey has five faces. */
const BEST_RATING = 5;

/** What was filled into a form that we sent, field by field. */
const submitted = (body: unknown): string =>
  lines(
    ...getList(body, 'content_attributes', 'submitted_values').map((field) => {
      const [name, value] = [getFirstText(field, 'title', 'name'), getText(field, 'value')];
      return name && value ? `${name}: ${value}` : name || value;
    }),
  );

/** Where somebody is, as they shared it. */
const placeIn = (file: unknown): string => {
  const [latitude, longitude] = [getText(file, 'coordinates_lat'), getText(file, 'coordinates_long')];
  const place = latitude && longitude && `${latitude}, ${longitude}`;
  return getText(file, 'file_type') === 'location' ? lines(getText(file, 'fallback_title'), place) : '';
};

/** The subject of a mail that begins a conversation, and what it says where Chatwoot made no text of it. */
const wordsOf = (body: unknown): string => {
  const mail = get(body, 'content_attributes', 'email');
  const said =
    getText(body, 'content') ||
    getFirstText(get(mail, 'text_content'), 'reply', 'full') ||
    htmlText(getFirstText(get(mail, 'html_content'), 'reply', 'full')).trim();
  const subject = getText(mail, 'in_reply_to') ? '' : getText(mail, 'subject');
  return [subject, lines(said, submitted(body), ...getList(body, 'attachments').map(placeIn))]
    .filter(Boolean)
    .join('\n\n');
};

const fileOf = (file: unknown): ChannelItem['attachments'][number] => {
  const size = get(file, 'file_size');
  return {
    ...filled({
      id: getFirstText(file, 'data_url', 'id'),
      type: getText(file, 'file_type'),
      name: getText(file, 'file_name'),
    }),
    ...(typeof size === 'number' && { size }),
  };
};

/** A changed message: Chatwoot marks a deleted one and keeps it. */
const kindOf = (body: unknown, event: string): ChannelItem['kind'] => {
  if (event === 'message_created') return 'message';
  return get(body, 'content_attributes', 'deleted') === true ? 'deletion' : 'edit';
};

const itemOf = (body: unknown, event: string, receivedAt: Instant): ChannelItem => {
  const conversation = getText(body, 'conversation', 'id');
  const kind = kindOf(body, event);
  const changedAt = kind === 'message' ? 'created_at' : 'updated_at';
  return {
    kind,
    text: kind === 'deletion' ? '' : wordsOf(body),
    author: authorOf(body, conversation),
    threadId: conversation,
    externalId: getText(body, 'id'),
    at: instantOf(get(body, changedAt)) ?? receivedAt,
    attachments: getList(body, 'attachments').map(fileOf),
  };
};

/** Why a message is not the customer's, if it is not. */
const reasonToIgnore = (body: unknown): string | undefined => {
  if (get(body, 'private') === true) return 'private-note';
  const type = getText(body, 'message_type');
  if (!INCOMING.has(type)) return type === '' ? 'not-understood' : `written-by-us:${type}`;
  if (!getText(body, 'id') || !getText(body, 'conversation', 'id')) return 'no-conversation';
  return undefined;
};

/**
 * What the customer filled into something that we sent: the survey after a conversation, or a form. Chatwoot reports it as a change of our
 * message.
 */
const filledIn = (body: unknown, receivedAt: Instant): ChannelItem | undefined => {
  const conversation = getText(body, 'conversation', 'id');
  const id = getText(body, 'id');
  const survey = get(body, 'content_attributes', 'submitted_values', 'csat_survey_response');
  const score = getNumber(survey, 'rating');
  const comment = getText(survey, 'feedback_message') || submitted(body);
  if (!id || !conversation || get(body, 'private') === true) return undefined;
  return surveyItem({
    // Chatwoot sends the face as soon as it is pressed, and again with what is written then: the words are not the same thing told twice.
    id: comment ? `${id}:answer` : `${id}:rating`,
    threadId: conversation,
    ...(score !== undefined && { score }),
    best: BEST_RATING,
    comment,
    author: authorOf(body, conversation),
    at: instantOf(get(body, 'updated_at')) ?? receivedAt,
    attachments: [],
  });
};

/** Chatwoot's webhooks: what a customer wrote, changed or deleted. Everything else is ignored by its event. */
export const adaptChatwoot: Adapter = async (payload, receivedAt) => {
  const body = parseJson(payload);
  const event = getText(body, 'event');
  const answer =
    event === 'message_updated' && !INCOMING.has(getText(body, 'message_type')) && filledIn(body, receivedAt);
  if (answer) return accepted(answer);
  const reason =
    event === 'message_created' || event === 'message_updated'
      ? reasonToIgnore(body)
      : event === ''
        ? 'not-understood'
        : `unsupported:${event}`;
  if (reason) return ignored(reason);
  const item = itemOf(body, event, receivedAt);
  const isEmpty = item.kind !== 'deletion' && item.text === '' && item.attachments.length === 0;
  return isEmpty ? ignored('no-text') : accepted(item);
};
