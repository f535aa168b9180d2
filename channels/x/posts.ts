import type { Instant } from '#domain/time.ts';
import { accepted, ignored } from '../adapted.ts';
import type { Adapted, ChannelItem } from '../contract.ts';
import { get, getFirst, getId, getObject, getOneOrMore, instantOf, type Json } from '../json.ts';
import { publicThread } from '../shared/public-thread.ts';
import { authorOf, mediaOf, type People, peopleOf, textOf, type XOrigin } from './people.ts';

/** A post of the X Activity API: a mention, a reply, a quotation, or one that matched a rule. */
export const activityPost = (event: Json, { us, people, receivedAt }: XOrigin): Adapted => {
  const post = getObject(event, 'payload') ?? {};
  const id = getId(post, 'id');
  const author = getId(post, 'author_id');
  if (!id || !author) return ignored('malformed:post');
  if (author === us) return ignored('own-post');
  if (getOneOrMore(post, 'referenced_tweets').some(({ type }) => type === 'retweeted')) return ignored('repost');
  const [first] = [post['edit_history_tweet_ids']].flat().map((id) => getId(id));
  const isEdit = first !== undefined && first !== id;
  const keys = [get(post, 'attachments', 'media_keys')].flat().map((id) => getId(id));
  const media = getOneOrMore(event, 'includes', 'media').filter((one) => keys.includes(getId(one, 'media_key')));
  return accepted({
    // An edited post has an id of its own; what it changes is the first of its history.
    kind: isEdit ? 'edit' : 'message',
    text: textOf(get(post, 'note_tweet', 'text')) || textOf(post['text']),
    author: authorOf(author, people),
    threadId: publicThread({ place: 'public', post: getId(post, 'conversation_id') ?? id }, author),
    externalId: isEdit ? first : id,
    at: instantOf(post['created_at']) ?? receivedAt,
    attachments: media.map(mediaOf),
    public: true,
  });
};

const legacyMedia = (tweet: Json): ChannelItem['attachments'] => {
  const long = getObject(tweet, 'extended_tweet') ?? {};
  const entities = getFirst(long, 'extended_entities') ?? getFirst(tweet, 'extended_entities', 'entities');
  return getOneOrMore(entities, 'media').map(mediaOf);
};

/** A post of the Account Activity API, which X calls deprecated and still delivers. */
export const legacyPost = (tweet: Json, { us, receivedAt }: XOrigin): Adapted => {
  const id = getId(getFirst(tweet, 'id_str', 'id'));
  const user = getObject(tweet, 'user') ?? {};
  const author = getId(getFirst(user, 'id_str', 'id'));
  if (!id || !author) return ignored('malformed:post');
  if (author === us) return ignored('own-post');
  if (tweet['retweeted_status']) return ignored('repost');
  return accepted({
    kind: 'message',
    text: textOf(getFirst(get(tweet, 'extended_tweet'), 'full_text') ?? getFirst(tweet, 'full_text', 'text')),
    author: authorOf(author, peopleOf([user])),
    threadId: publicThread({ place: 'public', post: getId(tweet, 'in_reply_to_status_id_str') ?? id }, author),
    externalId: id,
    at: instantOf(tweet['timestamp_ms']) ?? instantOf(tweet['created_at']) ?? receivedAt,
    attachments: legacyMedia(tweet),
    public: true,
  });
};

/** A post that is gone: X asks to honour it. */
export const deletedPost = (post: Json, people: People, at: Instant): Adapted => {
  const id = getId(post, 'id');
  const author = getId(getFirst(post, 'author_id', 'user_id'));
  if (!id || !author) return ignored('malformed:deletion');
  return accepted({
    kind: 'deletion',
    text: '',
    author: authorOf(author, people),
    externalId: id,
    at,
    attachments: [],
  });
};
