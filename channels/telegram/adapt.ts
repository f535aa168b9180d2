import type { Instant } from '#domain/time.ts';
import { accepted, ignored, merged, unsupported } from '../adapted.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { get, getFirst, getId, getObject, getOneOrMore, getWords, instantOf, type Json, parseObject } from '../json.ts';
import { withLike } from '../shared/like.ts';
import { publicThread } from '../shared/public-thread.ts';
import { contentOf, typesOf } from './content.ts';

type Reading = (update: Json, receivedAt: Instant) => Adapted;

const authorOf = (person: unknown): ChannelItem['author'] | undefined => {
  const id = getId(person, 'id');
  const handle = getWords(person, 'username');
  const names = ['first_name', 'last_name'].map((field) => getWords(person, field)).filter(Boolean);
  const name = names.join(' ') || getWords(person, 'title');
  return id ? { id, ...(name && { name }), ...(handle && { handle }) } : undefined;
};

/** Business chats number their messages apart from the bot's own chats. */
const placeOf = (update: unknown): string | undefined => {
  const chat = getId(update, 'chat', 'id');
  const connection = getId(update, 'business_connection_id');
  return chat && connection ? `${connection}:${chat}` : chat;
};

/** A chat of two is its own thread; in a group, which all its members read, it is the topic and the person in it. */
const threadOf = (place: string, authorId: string, message: Json = {}): Pick<ChannelItem, 'threadId' | 'public'> => {
  const topic = message['is_topic_message'] === true ? getId(message, 'message_thread_id') : undefined;
  const post = topic ? `${place}/${topic}` : place;
  if (!place.startsWith('-')) return { threadId: post };
  return { threadId: publicThread({ place: 'public', post }, authorId), public: true };
};

/** Pressing Start in the app sends this; a person says nothing with it. */
const START = /^\/start(@\w+)?( \S*)?$/;

/** Why a message is ignored; undefined where a person wrote to us. */
const reasonToIgnore = (message: Json, isBusiness: boolean): string | undefined => {
  if (get(message, 'from', 'is_bot') === true) return 'from-bot';
  if (
    isBusiness &&
    get(message, 'chat', 'type') === 'private' &&
    get(message, 'from', 'id') !== get(message, 'chat', 'id')
  )
    return 'own-message';
  return START.test(getWords(message, 'text')) ? 'start-of-chat' : undefined;
};

/** A message or a changed one. What we cannot read is kept without words and reported. */
const written =
  (kind: 'message' | 'edit', isBusiness = false): Reading =>
  (message, receivedAt) => {
    const place = placeOf(message);
    const messageId = getId(message, 'message_id');
    const author = authorOf(getFirst(message, 'from', 'sender_chat', 'chat'));
    if (!place || !messageId || !author) return ignored('malformed:message');
    const reason = reasonToIgnore(message, isBusiness);
    if (reason) return ignored(reason);
    const content = contentOf(message);
    const { service, other } = typesOf(message);
    const isEmpty = !content.text && content.attachments.length === 0;
    if (isEmpty && service[0]) return ignored(`service:${service[0]}`);
    const item: ChannelItem = {
      kind,
      ...content,
      author,
      ...threadOf(place, author.id, message),
      externalId: `${place}:${messageId}`,
      at: instantOf(message['edit_date']) ?? instantOf(message['date']) ?? receivedAt,
    };
    const answered = getId(message, 'reply_to_message', 'message_id');
    const said = withLike(item, answered && `${place}:${answered}`);
    return merged([accepted(said), ...(isEmpty ? [unsupported(other[0])] : [])]);
  };

const emojis = (reactions: unknown): string =>
  getOneOrMore(reactions)
    .map(({ emoji, type }) => getWords(emoji) || getWords(type))
    .join(' ');

/** The reactions a person has on a message now; none means that they were taken back. */
const reaction: Reading = (update, receivedAt) => {
  const place = placeOf(update);
  const messageId = getId(update, 'message_id');
  const author = authorOf(getFirst(update, 'user', 'actor_chat'));
  if (!place || !messageId || !author) return ignored('malformed:message_reaction');
  const at = instantOf(update['date']) ?? receivedAt;
  const text = emojis(update['new_reaction']);
  return accepted({
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
  const author = authorOf(update['chat']);
  const ids = [update['message_ids']]
    .flat()
    .map((id) => getId(id))
    .filter((id) => id !== undefined);
  if (!place || !author || ids.length === 0) return ignored('malformed:deleted_business_messages');
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
  const author = authorOf(update['from']);
  const externalId = getId(update, 'id');
  if (!author || !externalId) return ignored('malformed:callback_query');
  const threadId = placeOf(update['message']) ?? author.id;
  return accepted({
    kind: 'other',
    text: getWords(update, 'data'),
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
  channel_post: () => ignored('channel-post'),
  edited_channel_post: () => ignored('channel-post'),
};

const adaptUpdate = (update: Json, receivedAt: Instant): Adapted =>
  merged(
    Object.keys(update)
      .filter((kind) => kind !== 'update_id')
      .map((kind) => {
        const read = Object.hasOwn(readings, kind) ? readings[kind] : undefined;
        return read ? read(getObject(update[kind]) ?? {}, receivedAt) : unsupported(kind);
      }),
  );

/**
 * Telegram: one Update of a webhook, or the list that getUpdates gives. An external id is chat and message, since messages
 * are numbered within their chat; edits, deletions and reactions carry the id of the message they are about.
 */
export const adaptTelegram: Adapter = async (payload, receivedAt) => {
  const json = parseObject(payload);
  if (!json) return ignored('malformed');
  const updates = Array.isArray(json['result']) ? getOneOrMore(json, 'result') : [json];
  return merged(updates.map((update) => adaptUpdate(update, receivedAt)));
};
