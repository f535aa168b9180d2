import type { Instant } from '#domain/time.ts';
import { accepted, ignored, merged } from '../adapted.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { filled, get, getFirstText, getList, getNumber, getText, instantOf, parseJson } from '../json.ts';

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
  const id = getFirstText(raw, 'name', 'reviewId');
  return {
    id: `google:${id}`,
    ...ratingOf(STARS[getText(raw, 'starRating')]),
    text: originalWords(getText(raw, 'comment')),
    author: { id: `google:${id}`, ...filled({ name: getText(raw, 'reviewer', 'displayName') }) },
    writtenAt: instantOf(get(raw, 'createTime')),
    changedAt: instantOf(get(raw, 'updateTime')),
  };
};

/** Google Play: a title and a text are joined by a tab; `originalText` is there if `text` was translated. */
const playReview = (raw: unknown): Review => {
  const comment = get(
    getList(raw, 'comments').find((entry) => get(entry, 'userComment')),
    'userComment',
  );
  const id = getText(raw, 'reviewId');
  const changedAt = instantOf(get(comment, 'lastModified', 'seconds'));
  return {
    id: `google-play:${id}`,
    ...ratingOf(getNumber(comment, 'starRating')),
    text: getFirstText(comment, 'originalText', 'text').replace(/\t+/, '\n\n'),
    author: { id: `google-play:${id}`, ...filled({ name: getText(raw, 'authorName') }) },
    changedAt,
  };
};

const titled = (title: string, body: string): string => [title, body].filter(Boolean).join('\n\n');

const appStoreReview = (raw: unknown): Review => {
  const id = getText(raw, 'id');
  const said = get(raw, 'attributes');
  return {
    id: `app-store:${id}`,
    ...ratingOf(getNumber(said, 'rating')),
    text: titled(getText(said, 'title'), getText(said, 'body')),
    author: { id: `app-store:${id}`, ...filled({ name: getText(said, 'reviewerNickname') }) },
    writtenAt: instantOf(get(said, 'createdDate')),
  };
};

const trustpilotReview = (raw: unknown): Review => {
  const id = getText(raw, 'id');
  const consumer = get(raw, 'consumer');
  return {
    id: `trustpilot:${id}`,
    ...ratingOf(getNumber(raw, 'stars')),
    text: titled(getText(raw, 'title'), getText(raw, 'text')),
    author: {
      id: `trustpilot:${getText(consumer, 'id') || id}`,
      ...filled({ name: getFirstText(consumer, 'displayName', 'name'), email: getText(raw, 'referralEmail') }),
    },
    writtenAt: instantOf(get(raw, 'createdAt')),
    changedAt: instantOf(get(raw, 'updatedAt')),
  };
};

/** Which platform's review it is, by what only that platform has. */
const reviewOf = (raw: unknown): Review | undefined => {
  if (getList(raw, 'comments').length > 0 && getText(raw, 'reviewId')) return playReview(raw);
  if ((get(raw, 'starRating') || get(raw, 'reviewer')) && getFirstText(raw, 'name', 'reviewId'))
    return googleReview(raw);
  if (getText(raw, 'type') === 'customerReviews' && getText(raw, 'id')) return appStoreReview(raw);
  if (get(raw, 'stars') !== undefined && getText(raw, 'id')) return trustpilotReview(raw);
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

/** Trustpilot says so too when somebody takes a review back: nobody wrote anything. */
const isTakenBack = (event: unknown): boolean => getText(event, 'eventName').endsWith('-deleted');

/** The reviews of a page of results, of Trustpilot's webhook (`events`), of a list, or the only one. */
const listed = (body: unknown): unknown[] => {
  if (Array.isArray(body)) return body;
  const page = ['reviews', 'data', 'events'].map((name) => get(body, name)).find((list) => Array.isArray(list));
  if (Array.isArray(page))
    return page.map((entry) => (isTakenBack(entry) ? entry : (get(entry, 'eventData') ?? entry)));
  return [get(body, 'data') ?? body];
};

const adaptOne = (raw: unknown, receivedAt: Instant): Adapted => {
  if (isTakenBack(raw)) return ignored('unsupported:review-deleted');
  const review = reviewOf(raw);
  if (!review) return ignored('not-understood');
  const isEmpty = review.text === '' && review.rating === undefined;
  return isEmpty ? ignored('empty-review') : accepted(itemOf(review, receivedAt));
};

/**
 * Public reviews: Google Business Profile, Google Play, App Store Connect and Trustpilot, as their APIs list them, alone or
 * in lists. Few stars make a complaint; the stars stand under the words, which may say the opposite.
 */
export const adaptReview: Adapter = async (payload, receivedAt) => {
  const body = parseJson(payload);
  if (typeof body !== 'object' || body === null) return ignored('not-json');
  const found = listed(body).map((raw) => adaptOne(raw, receivedAt));
  return found.length > 0 ? merged(found) : ignored();
};
