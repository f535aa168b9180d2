import type { Instant } from '#domain/time.ts';
import type { Adapted, ChannelItem } from '../contract.ts';
import { instantOf } from '../json.ts';
import { aside, either, idOf, type Json, record, records, taken } from '../payload.ts';
import { publicThread } from '../shared/public-thread.ts';
import { authorOf, mediaOf, type People, peopleOf, textOf } from './people.ts';

/** A post of the X Activity API: a mention, a reply, a quotation, or one that matched a rule. */
export const activityPost = (event: Json, us: string | undefined, people: People, receivedAt: Instant): Adapted => {
  const post = record(event['payload']);
  const id = idOf(post['id']);
  const author = idOf(post['author_id']);
  if (!id || !author) return aside('malformed:post');
  if (author === us) return aside('own-post');
  if (records(post['referenced_tweets']).some(({ type }) => type === 'retweeted')) return aside('repost');
  const [first] = [post['edit_history_tweet_ids']].flat().map(idOf);
  const isEdit = first !== undefined && first !== id;
  const keys = [record(post['attachments'])['media_keys']].flat().map(idOf);
  const media = records(record(event['includes'])['media']).filter((one) => keys.includes(idOf(one['media_key'])));
  return taken({
    // An edited post has an id of its own; what it changes is the first of its history.
    kind: isEdit ? 'edit' : 'message',
    text: textOf(record(post['note_tweet'])['text']) || textOf(post['text']),
    author: authorOf(author, people),
    threadId: publicThread({ place: 'public', post: idOf(post['conversation_id']) ?? id }, author),
    externalId: isEdit ? first : id,
    at: instantOf(post['created_at']) ?? receivedAt,
    attachments: media.map(mediaOf),
    public: true,
  });
};

const legacyMedia = (tweet: Json): ChannelItem['attachments'] => {
  const long = record(tweet['extended_tweet']);
  const entities = either(long, 'extended_entities') ?? either(tweet, 'extended_entities', 'entities');
  return records(record(entities)['media']).map(mediaOf);
};

/** A post of the Account Activity API, which X calls deprecated and still delivers. */
export const legacyPost = (tweet: Json, us: string | undefined, receivedAt: Instant): Adapted => {
  const id = idOf(either(tweet, 'id_str', 'id'));
  const user = record(tweet['user']);
  const author = idOf(either(user, 'id_str', 'id'));
  if (!id || !author) return aside('malformed:post');
  if (author === us) return aside('own-post');
  if (tweet['retweeted_status']) return aside('repost');
  return taken({
    kind: 'message',
    text: textOf(either(record(tweet['extended_tweet']), 'full_text') ?? either(tweet, 'full_text', 'text')),
    author: authorOf(author, peopleOf([user])),
    threadId: publicThread({ place: 'public', post: idOf(tweet['in_reply_to_status_id_str']) ?? id }, author),
    externalId: id,
    at: instantOf(tweet['timestamp_ms']) ?? instantOf(tweet['created_at']) ?? receivedAt,
    attachments: legacyMedia(tweet),
    public: true,
  });
};

/** A post that is gone: X asks to honour it. */
export const deletedPost = (post: Json, people: People, at: Instant): Adapted => {
  const id = idOf(post['id']);
  const author = idOf(either(post, 'author_id', 'user_id'));
  if (!id || !author) return aside('malformed:deletion');
  return taken({ kind: 'deletion', text: '', author: authorOf(author, people), externalId: id, at, attachments: [] });
};
