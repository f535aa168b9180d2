import type { Instant } from '#domain/time.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { at, filled, firstText, instantOf, jsonOf, listAt, numberAt, textAt } from '../json.ts';

/** A public review, whatever platform it stands on. */
type Review = {
  /** With its platform in front, such as `google-play:gp:AOq...`: what an answer to it needs. */
  id: string;
  /** 1 to 5; absent where the platform gives none. */
  rating?: number;
  text: string;
  author: ChannelItem['author'];
  writtenAt?: Instant | undefined;
  changedAt?: Instant | undefined;
};

/** Up to this many stars of five a review is a complaint. */
const COMPLAINT_UP_TO = 3;
const STARS: Record<string, number> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 };

const TRANSLATED =
  /\((?:Translated by Google|Traducido por Google|Traduït per Google|Traduit par Google|Traduzido pelo Google)\)/;

/** The customer's own words of a review that Google wrapped a translation around, before it or after it. */
export const originalWords = (comment: string): string => {
  const [before = '', translation] = comment.split(TRANSLATED, 2);
  if (translation === undefined) return comment;
  const original = comment.split(/\(Original\)/i, 2)[1];
  return (original ?? (before.trim() || translation)).trim();
};

const ratingOf = (stars: number | undefined) => (stars && stars >= 1 && stars <= 5 ? { rating: stars } : {});

/** Google Business Profile: a review may be stars alone; `name` is the address that an answer is sent to. */
const googleReview = (raw: unknown): Review => {
  const id = firstText(raw, 'name', 'reviewId');
  return {
    id: `google:${id}`,
    ...ratingOf(STARS[textAt(raw, 'starRating')]),
    text: originalWords(textAt(raw, 'comment')),
    author: { id: `google:${id}`, ...filled({ name: textAt(raw, 'reviewer', 'displayName') }) },
    writtenAt: instantOf(at(raw, 'createTime')),
    changedAt: instantOf(at(raw, 'updateTime')),
  };
};

/** Google Play: a title and a text are joined by a tab; `originalText` is there if `text` was translated. */
const playReview = (raw: unknown): Review => {
  const comment = at(
    listAt(raw, 'comments').find((entry) => at(entry, 'userComment')),
    'userComment',
  );
  const id = textAt(raw, 'reviewId');
  const changedAt = instantOf(at(comment, 'lastModified', 'seconds'));
  return {
    id: `google-play:${id}`,
    ...ratingOf(numberAt(comment, 'starRating')),
    text: firstText(comment, 'originalText', 'text').replace(/\t+/, '\n\n'),
    author: { id: `google-play:${id}`, ...filled({ name: textAt(raw, 'authorName') }) },
    changedAt,
  };
};

const titled = (title: string, body: string): string => [title, body].filter(Boolean).join('\n\n');

const appStoreReview = (raw: unknown): Review => {
  const id = textAt(raw, 'id');
  const said = at(raw, 'attributes');
  return {
    id: `app-store:${id}`,
    ...ratingOf(numberAt(said, 'rating')),
    text: titled(textAt(said, 'title'), textAt(said, 'body')),
    author: { id: `app-store:${id}`, ...filled({ name: textAt(said, 'reviewerNickname') }) },
    writtenAt: instantOf(at(said, 'createdDate')),
  };
};

const trustpilotReview = (raw: unknown): Review => {
  const id = textAt(raw, 'id');
  const consumer = at(raw, 'consumer');
  return {
    id: `trustpilot:${id}`,
    ...ratingOf(numberAt(raw, 'stars')),
    text: titled(textAt(raw, 'title'), textAt(raw, 'text')),
    author: {
      id: `trustpilot:${textAt(consumer, 'id') || id}`,
      ...filled({ name: firstText(consumer, 'displayName', 'name'), email: textAt(raw, 'referralEmail') }),
    },
    writtenAt: instantOf(at(raw, 'createdAt')),
    changedAt: instantOf(at(raw, 'updatedAt')),
  };
};

/** Which platform's review it is, by what only that platform has. */
const reviewOf = (raw: unknown): Review | undefined => {
  if (listAt(raw, 'comments').length > 0 && textAt(raw, 'reviewId')) return playReview(raw);
  if (at(raw, 'starRating') && firstText(raw, 'name', 'reviewId')) return googleReview(raw);
  if (textAt(raw, 'type') === 'customerReviews' && textAt(raw, 'id')) return appStoreReview(raw);
  if (at(raw, 'stars') !== undefined && textAt(raw, 'id')) return trustpilotReview(raw);
  return undefined;
};

/** A changed review is a new message in the thread of the first one; the same version twice is one. */
const versionOf = ({ id, writtenAt, changedAt }: Review): string =>
  changedAt && changedAt !== writtenAt ? `${id}@${changedAt}` : id;

const itemOf = (review: Review, receivedAt: Instant): ChannelItem => {
  const { id, rating, text, author, writtenAt, changedAt } = review;
  return {
    kind: rating !== undefined && rating <= COMPLAINT_UP_TO ? 'complaint' : 'message',
    text: [text, rating === undefined ? '' : `(${rating}/5 ★)`].filter(Boolean).join('\n\n'),
    author,
    threadId: id,
    externalId: versionOf(review),
    at: changedAt ?? writtenAt ?? receivedAt,
    attachments: [],
    public: true,
  };
};

/** The reviews of a page of results, of Trustpilot's webhook (`events`), of a list, or the only one. */
const listed = (body: unknown): unknown[] => {
  if (Array.isArray(body)) return body;
  const page = ['reviews', 'data', 'events'].map((name) => at(body, name)).find((list) => Array.isArray(list));
  if (Array.isArray(page)) return page.map((entry) => at(entry, 'eventData') ?? entry);
  return [at(body, 'data') ?? body];
};

/**
 * Public reviews: Google Business Profile, Google Play, App Store Connect and Trustpilot, as their APIs list them, alone or
 * in lists. Few stars make a complaint; the stars stand under the words, which may say the opposite.
 */
export const adaptReview: Adapter = async (payload, receivedAt) => {
  const adapted: Adapted = { items: [], ignored: [] };
  const body = jsonOf(payload);
  if (typeof body !== 'object' || body === null) return { items: [], ignored: [{ reason: 'not-json' }] };
  for (const raw of listed(body)) {
    const review = reviewOf(raw);
    if (!review) adapted.ignored.push({ reason: 'unsupported:unknown-review' });
    else if (review.text === '' && review.rating === undefined) adapted.ignored.push({ reason: 'empty-review' });
    else adapted.items.push(itemOf(review, receivedAt));
  }
  return adapted;
};
