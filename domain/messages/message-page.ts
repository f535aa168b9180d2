import type { CaseFile } from '../case/case-file.ts';
import type { Message } from '../case/message.ts';
import { Refusal } from '../refusal.ts';
import { isByTime, messagePlace, placeAt } from './places.ts';

/** The most messages of a page, and characters of all their words: an answer stays far below what a function may give (6 MB). */
const MOST_MESSAGES = 50;
const MOST_CHARACTERS = 200_000;
/** Messages with the notices that come with them: as much is read for a page. */
const READ = 120;

const PLACE = /^[0-9A-Za-z][\w.#:@~-]{0,200}$/;

/** Which page of messages: the last ones, or those before the place where another page ended. Refuses: value-invalid. */
export const readingOfPage = (before?: string): { recent: number; before?: string } => {
  if (before === undefined) return { recent: READ };
  if (PLACE.test(before)) return { recent: READ, before };
  throw new Refusal('value-invalid', {
    title: 'The value of before is not valid',
    errors: [{ pointer: '/before', message: 'must be where the page before this one ended' }],
  });
};

/** A page of messages, newest last; `earlier` is where older ones are asked for, absent where there are none. */
export type MessagePage = { messages: Message[]; earlier?: string };

type Placed = { message: Message; place: string };

const placed = (message: Message): Placed => {
  const place = messagePlace(message.messageId);
  return { message, place: isByTime(place) ? place : `${placeAt(message.at)}#${message.messageId}` };
};

/** How many of the newest make a page: at least one. */
const fitting = (newestFirst: Placed[], sizeOf: (message: Message) => number): number => {
  let characters = 0;
  const over = newestFirst.slice(0, MOST_MESSAGES).findIndex(({ message }) => {
    characters += sizeOf(message);
    return characters > MOST_CHARACTERS;
  });
  return over < 0 ? MOST_MESSAGES : Math.max(over, 1);
};

/**
 * A page of those messages of a case that its reader may see.
 * @param file read with `readingOfPage`
 * @param shows which messages the reader sees
 * @param sizeOf characters that a message takes
 */
export const messagePage = (
  { messages, isPart }: Pick<CaseFile, 'messages' | 'isPart'>,
  {
    shows,
    sizeOf,
    before,
  }: { shows: (message: Message) => boolean; sizeOf: (message: Message) => number; before?: string },
): MessagePage => {
  const all = messages
    .map(placed)
    .filter(({ place }) => before === undefined || place < before)
    .sort((a, b) => (a.place < b.place ? 1 : -1));
  // The first message is always read: where others lie between it and those of the page, it is on another one.
  const read = all.filter(({ message }) => isByTime(messagePlace(message.messageId))).slice(0, READ);
  const end = isPart && read.length >= MOST_MESSAGES ? read.at(-1)?.place : undefined;
  const known = all.filter(({ place }) => end === undefined || place >= end);
  const shown = known.filter(({ message }) => shows(message));
  const page = shown.slice(0, fitting(shown, sizeOf));
  const earlier = page.length < shown.length ? page.at(-1)?.place : end;
  const onPage = new Set(page.map(({ message }) => message));
  const inOrder = messages
    .filter((message) => onPage.has(message))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { messages: inOrder, ...(earlier && { earlier }) };
};
