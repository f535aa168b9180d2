import { ifConditionHolds } from '#cases/store/conditional.ts';
import { storeItems } from '#cases/store/items.ts';
import { CODE_TEMPLATE } from '#domain/case/answer-code.ts';
import { type CaseItem, textItem } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';
import { Transient } from '#domain/failures.ts';
import { shortTextId } from '#domain/messages/compose.ts';
import { isResolution, resolutionNotified } from '#domain/messages/resolution-notified.ts';
import { threadHash } from '#domain/messages/threads.ts';
import { retry } from '#platform/backoff.ts';
import { classify } from '#platform/lambda-handler.ts';
import type { RelayDeps } from './deps.ts';

/** A message that was sent: the platform's id of it, and the text where it is not the stored one. */
export type Sent = { externalId: string; publicText?: string; noticeOnly?: true };

export type InCase = { caseId: string; message: Message };

/** How often it is tried to mark what has left; about three seconds in all. */
const TRIES = 8;
const FIRST_REST_MS = 25;

/** The id of the text that was said in public in place of the whole one. */
const publicTextId = (messageId: string): string => `public-${messageId}`;

/** What the history says of a message that went out: of a resolution, since holds wait for it (domain/holds), and what all could read. */
const eventsOf = (message: Message, publicText: string | undefined): NewEvent[] => {
  const { messageId, channel } = message;
  const data = { messageId, channel, textId: publicTextId(messageId) };
  return [
    ...(publicText === undefined ? [] : [{ type: 'said-in-public', actor: { kind: 'system' }, data } as const]),
    ...(isResolution(message) ? [resolutionNotified(message)] : []),
  ];
};

type Leaving = { events: NewEvent[]; items: CaseItem[] };

/** Keeps that a message went out; most leave no event. */
const keep = async (
  { caseId, message }: InCase,
  { events, items }: Leaving,
  { table, cases, clock }: RelayDeps,
): Promise<unknown> => {
  if (events.length === 0) return storeItems(table, caseId, items);
  const isQueued = ({ messageId, channel, status }: Message) =>
    messageId === message.messageId && channel === message.channel && status === 'queued';
  return cases.change({ caseId, messages: [message.messageId] }, clock.now(), ({ messages }) =>
    messages.some(isQueued) ? { events, items } : undefined,
  );
};

/** A code that has left is kept nowhere: it is a key. */
const spentCode = ({ template, messageId, textId }: Message): CaseItem[] =>
  template === CODE_TEMPLATE ? [textItem(textId, ''), textItem(shortTextId(messageId), '')] : [];

/**
 * Marks a message as sent, and remembers its id on the channel so that an answer, or its fate, finds the case. What has left is
 * not sent again because marking it collided: it is marked again.
 */
export const markSent = async (
  inCase: InCase,
  { externalId, publicText, noticeOnly }: Sent,
  deps: RelayDeps,
): Promise<void> => {
  const { message } = inCase;
  const { messageId, channel } = message;
  const sent: CaseItem[] = [
    {
      kind: 'message-change',
      message,
      set: { status: 'sent', sentAt: deps.clock.now(), externalId, ...(noticeOnly && { noticeOnly }) },
    },
    { kind: 'thread', hash: threadHash(channel, externalId), messageId },
    ...(publicText === undefined ? [] : [textItem(publicTextId(messageId), publicText)]),
    ...spentCode(message),
  ];
  // Where another delivery of the same record was faster, the message is marked already.
  await ifConditionHolds(
    retry(() => keep(inCase, { events: eventsOf(message, publicText), items: sent }, deps), {
      attempts: TRIES,
      firstMs: FIRST_REST_MS,
      isCurable: (error) => classify(error) instanceof Transient,
    }),
  );
};
