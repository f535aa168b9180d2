import type { Adapted, ChannelItem } from '../contract.ts';
import type { ChangeReader } from '../meta/delivery.ts';
import {
  authorOf,
  firstInstant,
  idOr,
  leave,
  linked,
  type Origin,
  one,
  stranger,
  unsupported,
} from '../meta/reading.ts';
import { type Json, word, words } from '../shared/json-parts.ts';
import { publicThread } from '../shared/public-thread.ts';

/** What the feed calls things that people write or put up. */
const WRITTEN = new Set(['comment', 'post', 'status', 'photo', 'video', 'share', 'link', 'note']);
/** A rating of so many stars of five, or fewer, is a bad one. */
const FEW_STARS = 3;

const KINDS = new Map<string, ChannelItem['kind']>([
  ['add', 'message'],
  ['edit', 'edit'],
  ['edited', 'edit'],
  ['remove', 'deletion'],
]);

const idOf = (value: Json): string =>
  idOr(word(value, 'comment_id') ?? word(value, 'post_id') ?? word(value, 'open_graph_story_id'), value);

const writerOf = (value: Json): ChannelItem['author'] => {
  const id = word(value, 'from', 'id') ?? word(value, 'sender_id') ?? word(value, 'reviewer_id');
  const name = word(value, 'from', 'name') ?? word(value, 'sender_name') ?? word(value, 'reviewer_name');
  return authorOf({ ...(id === undefined ? stranger(idOf(value)) : { id }), name });
};

const filesOf = (value: Json): ChannelItem['attachments'] => {
  const link = word(value, 'link');
  return [
    ...[...words([value['photo']]), ...words(value, 'photos')].map((url) => linked('image', url)),
    ...words([value['video']]).map((url) => linked('video', url)),
    ...(link ? [linked(word(value, 'item'), link)] : []),
  ];
};

const itemOf = (value: Json, kind: ChannelItem['kind'], text: string, { time, receivedAt }: Origin): ChannelItem => {
  const externalId = idOf(value);
  const author = writerOf(value);
  const post = word(value, 'post_id') ?? word(value, 'open_graph_story_id') ?? externalId;
  return {
    kind,
    text,
    author,
    threadId: publicThread({ place: 'public', post }, author.id),
    externalId,
    // A removal or a change happens when it is told, not when the thing was written.
    at: firstInstant(kind === 'edit' || kind === 'deletion' ? [time] : [word(value, 'created_time'), time], receivedAt),
    attachments: kind === 'deletion' ? [] : filesOf(value),
    public: true,
  };
};

/** Words of a visitor. What the page itself wrote is kept as `other`: it opens nothing, or our own answers would come back as complaints. */
const readWritten = (value: Json, kind: ChannelItem['kind'], origin: Origin): Adapted => {
  const item = itemOf(value, kind, kind === 'deletion' ? '' : (word(value, 'message') ?? ''), origin);
  if (item.author.id === origin.account) return one({ ...item, kind: 'other' }, 'own');
  const silent = kind !== 'deletion' && item.text === '' && item.attachments.length === 0;
  return one(item, ...(silent ? ['text-not-in-payload'] : []));
};

const readReaction = (value: Json, verb: string, origin: Origin): Adapted => {
  if (!word(value, 'post_id') && !word(value, 'comment_id')) return leave(unsupported('page-like'));
  const feeling = word(value, 'reaction_type') ?? 'like';
  return one(itemOf(value, 'reaction', verb === 'remove' ? '' : feeling, origin));
};

/** A rating is a complaint where the customer advises against the company, or gives few stars without advising. */
const readRating = (value: Json, kind: ChannelItem['kind'], origin: Origin): Adapted => {
  const advice = word(value, 'recommendation_type')?.toUpperCase();
  const stars = word(value, 'rating');
  const bad = advice === undefined ? stars !== undefined && Number(stars) <= FEW_STARS : advice === 'NEGATIVE';
  const text = word(value, 'review_text') ?? (stars ? `${stars}/5` : advice);
  return one(
    itemOf(value, kind === 'message' && bad ? 'complaint' : kind, kind === 'deletion' ? '' : (text ?? ''), origin),
  );
};

const readItem = (value: Json, origin: Origin): Adapted => {
  const name = word(value, 'item') ?? 'unknown';
  const verb = word(value, 'verb') ?? 'unknown';
  if (name === 'like' || name === 'reaction') return readReaction(value, verb, origin);
  const kind = KINDS.get(verb);
  if (name === 'rating' && kind) return readRating(value, kind, origin);
  if (WRITTEN.has(name) && kind) return readWritten(value, kind, origin);
  // Hiding, blocking and muting are the page's own doing.
  return leave(unsupported(WRITTEN.has(name) ? `${name}-${verb}` : name));
};

const FIELDS = new Set(['feed', 'ratings', 'mention']);

/** A change of a page: its feed, its ratings, and mentions of it elsewhere. */
export const readPageChange: ChangeReader = (field, value, origin) =>
  FIELDS.has(field) ? readItem(value, origin) : leave(unsupported(field));
