import type { CaseFile } from '#domain/case/case-file.ts';
import { type EventType, eventsOf } from '#domain/case/events.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Message } from '#domain/case/message.ts';
import { Refusal } from '#domain/refusal.ts';
import type { User } from '#domain/tasks/decide.ts';
import type { Instant } from '#domain/time.ts';

/** A click that comes twice comes within this time. */
const DOUBLE_CLICK_MS = 2 * 60 * 1000;

/** Something that somebody of the team writes on a case, perhaps with a key of their own that makes a repeat harmless. */
export type RepeatableRequest = { caseId: string; user: User; idempotencyKey?: string | undefined };

/** The id of what a request keeps: the same for the same key of the same person, so that a repeat is found. */
export const idOfRequest = (
  kind: 'message' | 'note',
  { caseId, user, idempotencyKey }: RepeatableRequest,
  newId: () => string,
): string =>
  idempotencyKey === undefined
    ? newId()
    : `${kind}-${sha256(`${kind}\n${caseId}\n${user.id}\n${idempotencyKey}`).slice(0, 32)}`;

/** Whether two moments are near enough for one click. */
export const isDoubleClick = (before: Instant, at: Instant): boolean =>
  Date.parse(at) - Date.parse(before) <= DOUBLE_CLICK_MS;

/** What a request is recognised by: the message it would keep, as it would be kept. */
export type WrittenMessage = {
  messageId: string;
  /** The whole text as it would be kept, and what of it its writer wrote. */
  text: string;
  words: string;
  at: Instant;
};

/** What the same person wrote in the same words a moment ago. */
const writtenJustNow = (
  { events, messages, texts }: CaseFile,
  type: Extract<EventType, 'message-sent' | 'note-added'>,
  { user, text, at }: WrittenMessage & { user: User },
): Message | undefined => {
  const ids = eventsOf(events, type)
    .filter((event) => event.actor.kind === 'person' && event.actor.id === user.id && isDoubleClick(event.at, at))
    .map(({ data }) => data.messageId);
  return messages.find(
    ({ messageId, textId, status }) => ids.includes(messageId) && status !== 'taken-back' && texts.get(textId) === text,
  );
};

/**
 * What a request has kept already: the one with its key or, where it has none, the same words of the same person a moment
 * ago. Undefined for something new. Refuses: idempotency-key-reused for the key of other words, or of what was taken back.
 */
export const writtenBefore = (
  file: CaseFile,
  type: Extract<EventType, 'message-sent' | 'note-added'>,
  written: WrittenMessage & RepeatableRequest,
): Message | undefined => {
  const { idempotencyKey, messageId, words } = written;
  if (idempotencyKey === undefined) return writtenJustNow(file, type, written);
  const known = file.messages.find((message) => message.messageId === messageId);
  const isAnother = known && (known.status === 'taken-back' || !file.texts.get(known.textId)?.includes(words.trim()));
  if (isAnother)
    throw new Refusal('idempotency-key-reused', {
      title: 'This idempotency key belongs to other words',
      errors: [{ pointer: '', message: 'use a new Idempotency-Key for other words; repeat a key only with the same' }],
    });
  return known;
};
