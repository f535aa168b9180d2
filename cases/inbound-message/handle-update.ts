import { textWrite } from '#cases/store/case-store.ts';
import { itemWrites } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import type { Write } from '#cases/store/table.ts';
import { threadHash } from '#cases/threads.ts';
import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import type { Message } from '#domain/case/message.ts';
import { resolveMerged } from '#domain/case/resolve-merged.ts';
import { messageText } from '#domain/messages/compose.ts';
import { markedAsSpam } from '#domain/messages/marked-as-spam.ts';
import { type NextRouteDeps, undelivered } from '#domain/messages/next-route.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import type { InboundItem, TakeDeps } from '#functions/inbound/deps.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import {
  aliasKey,
  conversationKey,
  filesOf,
  identityOf,
  originalSeenKey,
  originalWrite,
  seenWrite,
  wordsOf,
} from './identity.ts';
import { identityItems } from './open-case.ts';

/** What a customer does to what was said before, as the history calls it. */
const EVENTS = { edit: 'message-edited', deletion: 'message-deleted', reaction: 'message-reacted-to' } as const;
type Changing = keyof typeof EVENTS;

/** An item that changes nothing is remembered all the same. */
const note = (arrival: InboundItem, reason: string, { table }: TakeDeps, caseId?: string): Promise<void> =>
  table.write([seenWrite(arrival, { result: 'noted', reason, ...(caseId && { caseId }) })]);

/** The case and the message that an edit, a deletion or a reaction is about: the customer's own, or one of ours. */
const aboutWhich = async ({ channel, item }: InboundItem, { table }: TakeDeps) => {
  const [found] = await table.getMany([
    originalSeenKey(channel, item),
    keys.thread(threadHash(channel, item.externalId)),
    conversationKey(channel, item),
  ]);
  const { caseId, messageId } = (found ?? {}) as { caseId?: string; messageId?: string };
  return { caseId, messageId };
};

/**
 * What was said stays as it was said; the new text is kept beside it, and the owner is told of an edit. Deletions are kept
 * as events: a complaint is not taken back by its deletion.
 */
const changed = (file: CaseFile, arrival: InboundItem, about: string | undefined, deps: TakeDeps): Change => {
  const { channel, messageId, item } = arrival;
  const { caseId, owner } = file.head;
  const kind = item.kind as Changing;
  const words = wordsOf(arrival, deps.policy.limits.textCharacters);
  const notice = { messageId: `notice-${messageId}`, at: deps.clock.now(), template: 'staff-message' } as const;
  const told =
    kind === 'edit' && owner
      ? staffNotice(deps.policy, file.head, { to: owner, ...notice, deskUrl: deps.deskUrl })
      : undefined;
  return {
    events: [
      {
        type: EVENTS[kind],
        actor: { kind: 'customer' },
        data: { channel, ...(about && { messageId: about }), ...(words && { textId: messageId }) },
      },
    ],
    writes: [
      ...(words ? [textWrite(caseId, messageId, messageText('', words))] : []),
      ...(item.attachments.length > 0 ? [originalWrite(caseId, arrival)] : []),
      seenWrite(arrival, { result: 'noted', reason: kind, caseId }),
      ...(told?.writes ?? []),
    ],
    effects: [...(told?.effects ?? []), ...filesOf(arrival)],
  };
};

export const takeChange = async (arrival: InboundItem, deps: TakeDeps): Promise<void> => {
  const { caseId, messageId } = await aboutWhich(arrival, deps);
  if (!caseId) return note(arrival, `${arrival.item.kind}-of-unknown`, deps);
  await deps.cases.change(caseId, deps.clock.now(), (file) => changed(file, arrival, messageId, deps));
};

/** How far a message can get, in order; a platform may tell in any order. */
const PROGRESS: Message['status'][] = ['queued', 'sent', 'delivered', 'read'];

const statusOf = (text: string): Message['status'] | undefined =>
  text === 'played' ? 'read' : PROGRESS.find((known) => known === text);

const isFurther = (status: Message['status'], than: Message['status']): boolean =>
  PROGRESS.includes(than) && PROGRESS.indexOf(status) > PROGRESS.indexOf(than);

const WATERMARK = 'watermark:';
const MAX_MARKED = 50;

/** Our messages that a status is about: the one it names, or in a conversation all that were sent up to its time. */
const aboutOurs = ({ messages }: CaseFile, { channel, item }: InboundItem): Message[] =>
  messages
    .filter(({ direction, channel: by }) => direction === 'out' && by === channel)
    .filter(({ externalId, sentAt = '' }) =>
      item.externalId.startsWith(WATERMARK)
        ? sentAt !== '' && sentAt <= new Date(item.at).toISOString()
        : externalId === item.externalId,
    )
    .slice(-MAX_MARKED);

const moved = ({ head }: CaseFile, { messageId, status }: Message, to: Message['status']): Write => ({
  update: keys.message(head.caseId, messageId),
  expect: { status },
  set: { status: to },
});

/** The case with a message of ours; where it was merged into another, that one has the message too. */
const findOurs = async ({ channel, item }: InboundItem, { table, cases }: TakeDeps): Promise<CaseFile | undefined> => {
  const places = item.externalId.startsWith(WATERMARK)
    ? conversationKey(channel, item)
    : keys.thread(threadHash(channel, item.externalId));
  const caseId = (await table.get(places))?.['caseId'];
  return typeof caseId === 'string' ? resolveMerged(cases, caseId) : undefined;
};

type News = (file: CaseFile, message: Message, code: string, deps: NextRouteDeps) => Change | undefined;

/** Nothing to do yet: whoever carries it still tries, or may take it another time. */
const delayed: News = (_, { messageId, channel, status }, code) =>
  status === 'sent'
    ? { events: [{ type: 'message-delayed', actor: { kind: 'system' }, data: { messageId, channel, reason: code } }] }
    : undefined;

/** What is more than progress, by the word it begins with: it changes the case. */
const NEWS: Record<string, News> = {
  failed: (file, { messageId }, code, deps) => undelivered(file, { messageId, failure: code }, deps),
  delayed,
  spam: (file, message, reason, deps) => markedAsSpam(file, { message, reason }, deps),
};

/** News of a message of ours, in one change with the mark that it was taken in; only the mark where it is no news. */
const tell = async (file: CaseFile, arrival: InboundItem, news: News, deps: TakeDeps): Promise<void> => {
  const { caseId } = file.head;
  const at = deps.clock.now();
  const { policy, deskUrl } = deps;
  const outcome = seenWrite(arrival, { result: 'noted', reason: 'status', caseId });
  let written = false;
  await deps.cases.change(caseId, at, (current) => {
    const [message] = aboutOurs(current, arrival);
    const code = arrival.item.text.replace(/[^\w:.-]/g, '_').slice(0, 80);
    const change = message && news(current, message, code, { at, policy, deskUrl, channels });
    written = change !== undefined;
    return change && { ...change, writes: [...(change.writes ?? []), outcome] };
  });
  if (!written) await deps.table.write([outcome]);
};

/** What a platform tells of a message of ours. Progress moves its record only; all else is an event of the case. */
export const takeStatus = async (arrival: InboundItem, deps: TakeDeps): Promise<void> => {
  const file = await findOurs(arrival, deps);
  if (!file) return note(arrival, 'status-of-unknown', deps);
  const news = NEWS[/^(?:failed|delayed|spam)/.exec(arrival.item.text)?.[0] ?? ''];
  if (news) return tell(file, arrival, news, deps);
  const status = statusOf(arrival.item.text);
  const ours = status ? aboutOurs(file, arrival).filter((message) => isFurther(status, message.status)) : [];
  await deps.table.write([
    ...ours.map((message) => moved(file, message, status ?? message.status)),
    seenWrite(arrival, { result: 'noted', reason: 'status', caseId: file.head.caseId }),
  ]);
};

/**
 * A good survey, a signal of an app: nothing to do, kept with its reason. A platform that tells of a person's new id is
 * believed: the case is found by that one too.
 */
export const takeNote = async (arrival: InboundItem, deps: TakeDeps): Promise<void> => {
  const { channel, item } = arrival;
  const alias = aliasKey(channel, item);
  const caseId = alias && (await deps.table.get(conversationKey(channel, item)))?.['caseId'];
  if (!alias || typeof caseId !== 'string') return note(arrival, item.kind, deps);
  const customer = customerKeys((await deps.identity()).current, identityOf(arrival));
  await deps.table.write([
    { put: { ...alias, caseId } },
    ...itemWrites(caseId, identityItems(customer.slice(-1))),
    seenWrite(arrival, { result: 'noted', reason: 'known-as-well', caseId }),
  ]);
};
