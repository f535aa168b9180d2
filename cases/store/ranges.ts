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
  'message-taken-back': 'OUT',
  'said-in-public': 'OUT',
} as const satisfies Partial<Record<EventType, 'IN' | 'OUT'>>;

/** What stands before the number of an event in its sort key. */
export const eventRange = (type: EventType | undefined): '' | 'IN#' | 'OUT#' => {
  const range = (PASSING as Partial<Record<EventType, 'IN' | 'OUT'>>)[type as EventType];
  return range ? `${range}#` : '';
};

/** What lies behind is of no change: keys of requests, executions that are watched, words that the case is found by. */
export const READ_UP_TO = 'TEXT~';

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
/** Those of a range of events that lie before a number. */
export const eventsBefore = (prefix: string, seq: number): Range => ({
  from: prefix,
  to: `${prefix}${String(Math.max(seq - 1, 0)).padStart(6, '0')}~`,
});
export const PASSING_MESSAGES: Range = { from: 'MESSAGE#0', to: 'MESSAGE#0~' };
export const PASSING_TEXTS: Range = { from: 'TEXT#0', to: 'TEXT#0~' };
