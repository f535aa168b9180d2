import { accepted, acceptedInPart, ignored } from '../adapted.ts';
import type { Adapter, ChannelItem } from '../contract.ts';
import { getString } from '../json.ts';
import { type ChangeReader, readDelivery } from '../meta/delivery.ts';
import { authorOf, firstInstant, idOr, stranger, unsupportedReason } from '../meta/reading.ts';
import { publicThread } from '../shared/public-thread.ts';

/** Comments under a post of ours, also during a live. Our own come back too, and open nothing. */
const readComment: ChangeReader = (_, value, { account, time, receivedAt }) => {
  const externalId = idOr(getString(value, 'id') ?? getString(value, 'comment_id'), value);
  const id = getString(value, 'from', 'id');
  const author = authorOf({
    ...(id === undefined ? stranger(externalId) : { id }),
    handle: getString(value, 'from', 'username'),
  });
  const item: ChannelItem = {
    kind: 'message',
    text: getString(value, 'text') ?? '',
    author,
    threadId: publicThread({ place: 'public', post: getString(value, 'media', 'id') ?? externalId }, author.id),
    externalId,
    at: firstInstant([getString(value, 'created_time'), time], receivedAt),
    attachments: [],
    public: true,
  };
  const own = id !== undefined && (id === account || getString(value, 'from', 'self_ig_scoped_id') === account);
  return own ? acceptedInPart({ ...item, kind: 'other' }, 'own') : accepted(item);
};

/** Somebody named us in a post or comment of theirs. Instagram gives the ids and nothing else: a person has to look. */
const readMention: ChangeReader = (_, value, { time, receivedAt }) => {
  const media = getString(value, 'media_id');
  const externalId = idOr(getString(value, 'comment_id') ?? media, value);
  const author = stranger(externalId);
  const item: ChannelItem = {
    kind: 'message',
    text: getString(value, 'text') ?? '',
    author,
    threadId: publicThread({ place: 'mention', post: media ?? externalId }, author.id),
    externalId,
    at: firstInstant([time], receivedAt),
    attachments: media === undefined ? [] : [{ type: 'post', id: media }],
    public: true,
  };
  return acceptedInPart(item, ...(item.text ? [] : ['text-not-in-payload']));
};

const READERS = new Map<string, ChangeReader>([
  ['comments', readComment],
  ['live_comments', readComment],
  ['mentions', readMention],
]);

const readChange: ChangeReader = (field, value, origin) =>
  READERS.get(field)?.(field, value, origin) ?? ignored(unsupportedReason(field));

/** Instagram: conversations with answers to stories and mentions in them, comments, mentions in posts. */
export const adaptInstagram: Adapter = async (payload, receivedAt) =>
  readDelivery(payload, receivedAt, { object: 'instagram', readChange });
