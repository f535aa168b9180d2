import type { EventType } from '#domain/case/events.ts';

/**
 * Where the items of a case lie that its customer can make without end, so that a change can read the last of them and leave
 * the rest. All else of a case is bounded by its procedure and is read whole. Everything here follows from an id or a type
 * alone: who knows what an item is called knows its key.
 */

/** Events that come with every message, of the customer (`IN`) or of ours (`OUT`); nothing is decided by more than the last ones. */
const PASSING = {
  'message-received': 'IN',
  'message-edited': 'IN',
  'message-deleted': 'IN',
  'message-reacted-to': 'IN',
  'recording-consent': 'IN',
  'taken-in': 'IN',
  'attachment-kept': 'IN',
  'attachment-refused': 'IN',
  'sending-stopped': 'IN',
  'sending-resumed': 'IN',
  'danger-repeated': 'IN',
  'message-delayed': 'IN',
  'message-sent': 'OUT',
} as const satisfies Partial<Record<EventType, 'IN' | 'OUT'>>;

/** What stands before the number of an event in its sort key. */
export const eventRange = (type: EventType | undefined): '' | 'IN#' | 'OUT#' => {
  const range = (PASSING as Partial<Record<EventType, 'IN' | 'OUT'>>)[type as EventType];
  return range ? `${range}#` : '';
};

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
  ...['hidden', 'original', 'alias', 'short', 'public', 'redacted', 'key-phrases'],
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

/** Whether a message or a text lies by its time: the customer can make any number of them. */
export const isPassing = (sk: string): boolean => /^(?:MESSAGE|TEXT)#0/.test(sk);

type Range = { from: string; to: string };

/** What every change reads whole: how the case stands, its work, and what was decided. The first range holds the head. */
export const LASTING: readonly [Range, ...Range[]] = [
  { from: 'AGREEMENT#', to: 'EVENT#9~' },
  { from: 'EXAMINATION#', to: 'MESSAGE#' },
  { from: 'MESSAGE#1', to: 'OUTBOX' },
  { from: 'OUTCOME#', to: 'TEXT#' },
  { from: 'TEXT#1', to: 'TEXT#~' },
];

/** What a change reads the last of. */
export const PASSING_EVENTS = ['EVENT#IN#', 'EVENT#OUT#'] as const;
export const PASSING_MESSAGES: Range = { from: 'MESSAGE#0', to: 'MESSAGE#0~' };
export const PASSING_TEXTS: Range = { from: 'TEXT#0', to: 'TEXT#0~' };
