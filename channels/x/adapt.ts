import type { Instant } from '#domain/time.ts';
import { ignored, merged, unsupported } from '../adapted.ts';
import type { Adapted, Adapter } from '../contract.ts';
import { get, getId, getObject, getOneOrMore, instantOf, type Json, parseObject } from '../json.ts';
import { directMessages, encryptedMessage, readReceipts } from './direct-messages.ts';
import { peopleOf } from './people.ts';
import { activityPost, deletedPost, legacyPost } from './posts.ts';

/** One event of the X Activity API: `data` with its type, the account it is for, and the payload. */
const activityEvent = (event: Json, receivedAt: Instant): Adapted => {
  const us = getId(event, 'filter', 'user_id');
  const payload = getObject(event, 'payload') ?? {};
  const people = peopleOf(get(event, 'includes', 'users'), payload['users']);
  const origin = { us, people, receivedAt };
  switch (event['event_type']) {
    case 'post.create':
    case 'post.mention.create':
    case 'post.reply.create':
    case 'post.quote.create':
      return activityPost(event, origin);
    case 'post.repost.create':
      return ignored('repost');
    case 'post.delete':
      return deletedPost(payload, people, receivedAt);
    case 'dm.received':
      return directMessages(payload['direct_message_events'], origin);
    case 'chat.received':
      return encryptedMessage(payload, origin);
    case 'dm.sent':
    case 'chat.sent':
      return ignored('own-message');
    default:
      return unsupported(event['event_type']);
  }
};

/** Fields of an Account Activity delivery that are no events. */
const ABOUT = new Set(['for_user_id', 'user_has_blocked', 'users', 'apps']);

/** One list of events of an Account Activity delivery. */
const legacyEvents = (name: string, delivery: Json, receivedAt: Instant): Adapted => {
  const us = getId(delivery, 'for_user_id');
  const people = peopleOf(delivery['users']);
  const origin = { us, people, receivedAt };
  const events = getOneOrMore(delivery[name]);
  switch (name) {
    case 'tweet_create_events':
      return merged(events.map((tweet) => legacyPost(tweet, origin)));
    case 'tweet_delete_events':
      return merged(
        events.map((event) =>
          deletedPost(getObject(event, 'status') ?? {}, people, instantOf(event['timestamp_ms']) ?? receivedAt),
        ),
      );
    case 'direct_message_events':
      return directMessages(events, origin);
    case 'direct_message_mark_read_events':
      return readReceipts(events, origin);
    default:
      return unsupported(name);
  }
};

/**
 * X: a delivery of the X Activity API or of the deprecated Account Activity API. The thread of a post is its
 * conversation and the person in it, that of a direct message X's own name of it: both people's ids with a hyphen.
 */
export const adaptX: Adapter = async (payload, receivedAt) => {
  const json = parseObject(payload);
  if (!json) return ignored('malformed');
  if (json['data']) return merged(getOneOrMore(json, 'data').map((event) => activityEvent(event, receivedAt)));
  const names = Object.keys(json).filter((name) => !ABOUT.has(name));
  return merged(names.map((name) => legacyEvents(name, json, receivedAt)));
};
