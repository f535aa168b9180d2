/**
 * Where messages and their texts lie in a case: what people and platforms write by its time, so that the last of it can be read
 * alone. It follows from an id alone: who knows what a message is called knows its place.
 */

/** Ids of ours begin with their time, so that they sort by it (UUIDv7). */
const OURS = /^((?:.+-)?)([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})(?:-\d+)?$/;

const words = (...names: string[]): RegExp => new RegExp(`^(?:(?:AM-[0-9A-Z]+|${names.join('|')})-)*$`);

/** Messages that come with one of the customer, such as its receipt and notices of it to the team; and copies of a merged case. */
const WITH_MESSAGE = [
  ...['notice', 'received-again', 'received-after-closing', 'danger', 'urgent', 'listen', 'opt-out', 'spam'],
  ...['undelivered', 'link', 'code'],
];
const IS_MESSAGE = words(...WITH_MESSAGE);

/** Texts of a message beside what is said in it. */
const IS_TEXT = words(
  ...WITH_MESSAGE,
  ...['hidden', 'original', 'alias', 'short', 'public', 'redacted', 'key-phrases', 'words'],
);

const placeOf = (id: string, passing: RegExp): string => {
  const [, before = '', time] = OURS.exec(id) ?? [];
  if (time === undefined || !passing.test(before)) return id;
  return id === time ? id : `${time}#${id}`;
};

/** The place of a message in its range. What people and platforms write lies by its time, before what a procedure has said. */
export const messagePlace = (messageId: string): string => placeOf(messageId, IS_MESSAGE);

/** The place of a text: with its message, or with what a procedure needs. */
export const textPlace = (textId: string): string => placeOf(textId, IS_TEXT);

/** Whether a place is that of something written by its time; what a procedure says lies under the name it has there. */
export const isByTime = (place: string): boolean => place.startsWith('0');

/** The place of a moment among what lies by its time. @param at RFC 3339 */
export const placeAt = (at: string): string =>
  Date.parse(at)
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-');
