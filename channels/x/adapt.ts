import type { Instant } from '#domain/time.ts';
import type { Adapted, Adapter } from '../contract.ts';
import { instantOf } from '../json.ts';
import { aside, idOf, type Json, jsonOf, record, records, together, unsupported } from '../payload.ts';
import { directMessages, encryptedMessage, readReceipts } from './direct-messages.ts';
import { peopleOf } from './people.ts';
import { activityPost, deletedPost, legacyPost } from './posts.ts';

/** One event of the X Activity API: `data` with its type, the account it is for, and the payload. */
const activityEvent = (event: Json, receivedAt: Instant): Adapted => {
  const us = idOf(record(event['filter'])['user_id']);
  const payload = record(event['payload']);
  const people = peopleOf(record(event['includes'])['users'], payload['users']);
  switch (event['event_type']) {
    case 'post.create':
    case 'post.mention.create':
    case 'post.reply.create':
    case 'post.quote.create':
      return activityPost(event, us, people, receivedAt);
    case 'post.repost.create':
      return aside('repost');
    case 'post.delete':
      return deletedPost(payload, people, receivedAt);
    case 'dm.received':
      return directMessages(payload['direct_message_events'], us, people, receivedAt);
    case 'chat.received':
      return encryptedMessage(payload, us, receivedAt);
    case 'dm.sent':
    case 'chat.sent':
      return aside('own-message');
    default:
      return unsupported(event['event_type']);
  }
};

/** Fields of an Account Activity delivery that are no events. */
const ABOUT = new Set(['for_user_id', 'user_has_blocked', 'users', 'apps']);

/** One list of events of an Account Activity delivery. */
const legacyEvents = (name: string, delivery: Json, receivedAt: Instant): Adapted => {
  const us = idOf(delivery['for_user_id']);
  const people = peopleOf(delivery['users']);
  const events = records(delivery[name]);
  switch (name) {
    case 'tweet_create_events':
      return together(events.map((tweet) => legacyPost(tweet, us, receivedAt)));
    case 'tweet_delete_events':
      return together(
        events.map((event) =>
          deletedPost(record(event['status']), people, instantOf(event['timestamp_ms']) ?? receivedAt),
        ),
      );
    case 'direct_message_events':
      return directMessages(events, us, people, receivedAt);
    case 'direct_message_mark_read_events':
      return readReceipts(events, us, people, receivedAt);
    default:
      return unsupported(name);
  }
};

/**
 * X: a delivery of the X Activity API or of the deprecated Account Activity API. The thread of a post is its
 * conversation and the person in it, that of a direct message X's own name of it: both people's ids with a hyphen.
 */
export const adaptX: Adapter = async (payload, receivedAt) => {
  const json = jsonOf(payload);
  if (!json) return aside('malformed');
  if (json['data']) return together(records(json['data']).map((event) => activityEvent(event, receivedAt)));
  const names = Object.keys(json).filter((name) => !ABOUT.has(name));
  return together(names.map((name) => legacyEvents(name, json, receivedAt)));
};
