import { accepted, acceptedInPart, ignored } from '../adapted.ts';
import type { Adapted, ChannelItem } from '../contract.ts';
import { getString, getStrings, getText, type Json } from '../json.ts';
import type { ChangeReader } from '../meta/delivery.ts';
import { authorOf, firstInstant, idOr, linked, type Origin, stranger, unsupportedReason } from '../meta/reading.ts';
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
  idOr(getString(value, 'comment_id') ?? getString(value, 'post_id') ?? getString(value, 'open_graph_story_id'), value);

const writerOf = (value: Json): ChannelItem['author'] => {
  const id = getString(value, 'from', 'id') ?? getString(value, 'sender_id') ?? getString(value, 'reviewer_id');
  const name = getString(value, 'from', 'name') ?? getString(value, 'sender_name') ?? getString(value, 'reviewer_name');
  return authorOf({ ...(id === undefined ? stranger(idOf(value)) : { id }), name });
};

const filesOf = (value: Json): ChannelItem['attachments'] => {
  const link = getString(value, 'link');
  return [
    ...[...getStrings([value['photo']]), ...getStrings(value, 'photos')].map((url) => linked('image', url)),
    ...getStrings([value['video']]).map((url) => linked('video', url)),
    ...(link ? [linked(getString(value, 'item'), link)] : []),
  ];
};

type Said = Pick<ChannelItem, 'kind' | 'text'>;

const itemOf = (value: Json, { kind, text }: Said, { time, receivedAt }: Origin): ChannelItem => {
  const externalId = idOf(value);
  const author = writerOf(value);
  const post = getString(value, 'post_id') ?? getString(value, 'open_graph_story_id') ?? externalId;
  return {
    kind,
    text,
    author,
    threadId: publicThread({ place: 'public', post }, author.id),
    externalId,
    // A removal or a change happens when it is reported, not when the thing was written.
    at: firstInstant(
      kind === 'edit' || kind === 'deletion' ? [time] : [getString(value, 'created_time'), time],
      receivedAt,
    ),
    attachments: kind === 'deletion' ? [] : filesOf(value),
    public: true,
  };
};

/** Words of a visitor. What the page itself wrote is kept as `other`: it opens nothing, or our own answers would come back as complaints. */
const readWritten = (value: Json, kind: ChannelItem['kind'], origin: Origin): Adapted => {
  const item = itemOf(value, { kind, text: kind === 'deletion' ? '' : getText(value, 'message') }, origin);
  if (item.author.id === origin.account) return acceptedInPart({ ...item, kind: 'other' }, 'own');
  const silent = kind !== 'deletion' && item.text === '' && item.attachments.length === 0;
  return acceptedInPart(item, ...(silent ? ['text-not-in-payload'] : []));
};

const readReaction = (value: Json, verb: string, origin: Origin): Adapted => {
  if (!getString(value, 'post_id') && !getString(value, 'comment_id')) return ignored(unsupportedReason('page-like'));
  const feeling = getString(value, 'reaction_type') ?? 'like';
  return accepted(itemOf(value, { kind: 'reaction', text: verb === 'remove' ? '' : feeling }, origin));
};

/** A rating is a complaint where the customer advises against the company, or gives few stars without advising. */
const readRating = (value: Json, kind: ChannelItem['kind'], origin: Origin): Adapted => {
  const advice = getString(value, 'recommendation_type')?.toUpperCase();
  const stars = getString(value, 'rating');
  const bad = advice === undefined ? stars !== undefined && Number(stars) <= FEW_STARS : advice === 'NEGATIVE';
  const text = getString(value, 'review_text') ?? (stars ? `${stars}/5` : advice);
  return accepted(
    itemOf(
      value,
      { kind: kind === 'message' && bad ? 'complaint' : kind, text: kind === 'deletion' ? '' : (text ?? '') },
      origin,
    ),
  );
};

const readItem = (value: Json, origin: Origin): Adapted => {
  const name = getString(value, 'item') ?? 'unknown';
  const verb = getString(value, 'verb') ?? 'unknown';
  if (name === 'like' || name === 'reaction') return readReaction(value, verb, origin);
  const kind = KINDS.get(verb);
  if (name === 'rating' && kind) return readRating(value, kind, origin);
  if (WRITTEN.has(name) && kind) return readWritten(value, kind, origin);
  // Hiding, blocking and muting are the page's own doing.
  return ignored(unsupportedReason(WRITTEN.has(name) ? `${name}-${verb}` : name));
};

const FIELDS = new Set(['feed', 'ratings', 'mention']);

/** A change of a page: its feed, its ratings, and mentions of it elsewhere. */
export const readPageChange: ChangeReader = (field, value, origin) =>
  FIELDS.has(field) ? readItem(value, origin) : ignored(unsupportedReason(field));
