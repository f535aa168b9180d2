import type { Instant } from '#domain/time.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { instantOf } from '../json.ts';
import { aside, idOf, type Json, jsonOf, record, records, taken, together, unsupported, wordsOf } from '../payload.ts';
import { publicThread } from '../shared/public-thread.ts';
import { contentOf, typesOf } from './content.ts';

type Reading = (update: Json, receivedAt: Instant) => Adapted;

const authorOf = (person: Json): ChannelItem['author'] | undefined => {
  const id = idOf(person['id']);
  const handle = wordsOf(person['username']);
  const names = [person['first_name'], person['last_name']].map(wordsOf).filter(Boolean);
  const name = names.join(' ') || wordsOf(person['title']);
  return id ? { id, ...(name && { name }), ...(handle && { handle }) } : undefined;
};

/** Business chats number their messages apart from the bot's own chats. */
const placeOf = (update: Json): string | undefined => {
  const chat = idOf(record(update['chat'])['id']);
  const connection = idOf(update['business_connection_id']);
  return chat && connection ? `${connection}:${chat}` : chat;
};

/** A chat of two is its own thread; in a group, which all its members read, it is the topic and the person in it. */
const threadOf = (place: string, authorId: string, message: Json = {}): Pick<ChannelItem, 'threadId' | 'public'> => {
  const topic = message['is_topic_message'] === true ? idOf(message['message_thread_id']) : undefined;
  const post = topic ? `${place}/${topic}` : place;
  if (!place.startsWith('-')) return { threadId: post };
  return { threadId: publicThread({ place: 'public', post }, authorId), public: true };
};

/** Pressing Start in the app sends this; a person says nothing with it. */
const START = /^\/start(@\w+)?( \S*)?$/;

/** What is left aside of a message, and why; undefined where a person wrote to us. */
const setAside = (message: Json, isBusiness: boolean): string | undefined => {
  const from = record(message['from']);
  const chat = record(message['chat']);
  if (from['is_bot'] === true) return 'from-bot';
  if (isBusiness && chat['type'] === 'private' && from['id'] !== chat['id']) return 'own-message';
  return START.test(wordsOf(message['text'])) ? 'start-of-chat' : undefined;
};

/** A message or a changed one. What we cannot read is kept without words and reported. */
const written =
  (kind: 'message' | 'edit', isBusiness = false): Reading =>
  (message, receivedAt) => {
    const place = placeOf(message);
    const messageId = idOf(message['message_id']);
    const author = authorOf(record(message['from'] ?? message['sender_chat'] ?? message['chat']));
    if (!place || !messageId || !author) return aside('malformed:message');
    const reason = setAside(message, isBusiness);
    if (reason) return aside(reason);
    const content = contentOf(message);
    const { service, other } = typesOf(message);
    const isEmpty = !content.text && content.attachments.length === 0;
    if (isEmpty && service[0]) return aside(`service:${service[0]}`);
    const item = {
      kind,
      ...content,
      author,
      ...threadOf(place, author.id, message),
      externalId: `${place}:${messageId}`,
      at: instantOf(message['edit_date']) ?? instantOf(message['date']) ?? receivedAt,
    };
    return together([taken(item), ...(isEmpty ? [unsupported(other[0])] : [])]);
  };

const emojis = (reactions: unknown): string =>
  records(reactions)
    .map(({ emoji, type }) => wordsOf(emoji) || wordsOf(type))
    .join(' ');

/** The reactions a person has on a message now; none means that they were taken back. */
const reaction: Reading = (update, receivedAt) => {
  const place = placeOf(update);
  const messageId = idOf(update['message_id']);
  const author = authorOf(record(update['user'] ?? update['actor_chat']));
  if (!place || !messageId || !author) return aside('malformed:message_reaction');
  const at = instantOf(update['date']) ?? receivedAt;
  const text = emojis(update['new_reaction']);
  return taken({
    kind: 'reaction',
    text,
    author,
    ...threadOf(place, author.id),
    externalId: `${place}:${messageId}`,
    at,
    attachments: [],
  });
};

const deletions: Reading = (update, receivedAt) => {
  const place = placeOf(update);
  const author = authorOf(record(update['chat']));
  const ids = [update['message_ids']]
    .flat()
    .map(idOf)
    .filter((id) => id !== undefined);
  if (!place || !author || ids.length === 0) return aside('malformed:deleted_business_messages');
  const items = ids.map((id): ChannelItem => {
    const externalId = `${place}:${id}`;
    return {
      kind: 'deletion',
      text: '',
      author,
      ...threadOf(place, author.id),
      externalId,
      at: receivedAt,
      attachments: [],
    };
  });
  return { items, ignored: [] };
};

/** A pressed button: its data is the bot's own word, not the person's. */
const button: Reading = (update, receivedAt) => {
  const author = authorOf(record(update['from']));
  const externalId = idOf(update['id']);
  if (!author || !externalId) return aside('malformed:callback_query');
  const threadId = placeOf(record(update['message'])) ?? author.id;
  return taken({
    kind: 'other',
    text: wordsOf(update['data']),
    author,
    threadId,
    externalId,
    at: receivedAt,
    attachments: [],
  });
};

/** The kinds of updates that concern us (Bot API, Update). */
const readings: Record<string, Reading> = {
  message: written('message'),
  edited_message: written('edit'),
  business_message: written('message', true),
  edited_business_message: written('edit', true),
  guest_message: written('message'),
  deleted_business_messages: deletions,
  message_reaction: reaction,
  callback_query: button,
  channel_post: () => aside('channel-post'),
  edited_channel_post: () => aside('channel-post'),
};

const adaptUpdate = (update: Json, receivedAt: Instant): Adapted =>
  together(
    Object.keys(update)
      .filter((kind) => kind !== 'update_id')
      .map((kind) => {
        const read = Object.hasOwn(readings, kind) ? readings[kind] : undefined;
        return read ? read(record(update[kind]), receivedAt) : unsupported(kind);
      }),
  );

/**
 * Telegram: one Update of a webhook, or the list that getUpdates gives. An external id is chat and message, since messages
 * are numbered within their chat; edits, deletions and reactions carry the id of the message they are about.
 */
export const adaptTelegram: Adapter = async (payload, receivedAt) => {
  const json = jsonOf(payload);
  if (!json) return aside('malformed');
  const updates = Array.isArray(json['result']) ? records(json['result']) : [json];
  return together(updates.map((update) => adaptUpdate(update, receivedAt)));
};
