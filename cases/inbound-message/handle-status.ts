import { storeItems } from '#cases/store/items.ts';
import { lookUp } from '#cases/store/look-ups.ts';
import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseToRead } from '#domain/case/case-store.ts';
import { type Change, type ChangePart, combine } from '#domain/case/change.ts';
import { copiedId } from '#domain/case/merge.ts';
import type { Message } from '#domain/case/message.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { markedAsSpam } from '#domain/messages/marked-as-spam.ts';
import { type NextRouteDeps, undelivered } from '#domain/messages/next-route.ts';
import { threadHash } from '#domain/messages/threads.ts';
import { noteItem } from './handle-note.ts';
import type { InboundItem, InboundItemDeps } from './inbound-item.ts';
import { conversationOf } from './item-identity.ts';
import { seenItem } from './item-parts.ts';

/** How far a message can get, in order; a platform may report in any order. */
const PROGRESS: Message['status'][] = ['queued', 'sent', 'delivered', 'read'];

const statusOf = (text: string): Message['status'] | undefined =>
  text === 'played' ? 'read' : PROGRESS.find((known) => known === text);

const isFurther = (status: Message['status'], than: Message['status']): boolean =>
  PROGRESS.includes(than) && PROGRESS.indexOf(status) > PROGRESS.indexOf(than);

const WATERMARK = 'watermark:';
const MAX_MARKED = 50;
/** So many of the last messages of a case are looked through. */
const LOOKED_AT = 100;

/** Our messages that a status is about: the one it names, or in a conversation all that were sent up to its time. */
const messagesAbout = ({ messages }: CaseFile, { channel, item }: InboundItem): Message[] =>
  messages
    .filter(({ direction, channel: by }) => direction === 'out' && by === channel)
    .filter(({ externalId, sentAt = '' }) =>
      item.externalId.startsWith(WATERMARK)
        ? sentAt !== '' && sentAt <= new Date(item.at).toISOString()
        : externalId === item.externalId,
    )
    .slice(-MAX_MARKED);

/** What a status says something of: the case, and what of it has to be read. */
const findOurs = async (inbound: InboundItem, { table, cases }: InboundItemDeps): Promise<CaseToRead | undefined> => {
  const { channel, item } = inbound;
  const hash = item.externalId.startsWith(WATERMARK) ? conversationOf(inbound) : threadHash(channel, item.externalId);
  const [found] = await lookUp(table, [{ kind: 'thread', hash }]);
  const own = found?.caseId === undefined ? undefined : await cases.head(found.caseId);
  const head = own && (await resolveMergedHead(cases, own.caseId));
  if (!own || !head) return undefined;
  // Where it was merged into another, that one has the message too.
  const { messageId } = found ?? {};
  const messages = messageId === undefined ? [] : [messageId, copiedId(own, messageId)];
  return { caseId: head.caseId, messages, recent: LOOKED_AT };
};

/** What a report of a message of ours changes; undefined where it is known. `code` says why, without personal data. */
type Report = (
  file: CaseFile,
  about: { message: Message; code: string; recipient: string },
  deps: NextRouteDeps,
) => (ChangePart & Pick<Change, 'events'>) | undefined;

/** Nothing to do yet: whoever carries it still tries, or may take it another time. */
const delayed: Report = (_, { message: { messageId, channel, status }, code }) =>
  status === 'sent'
    ? { events: [{ type: 'message-delayed', actor: { kind: 'system' }, data: { messageId, channel, reason: code } }] }
    : undefined;

/** What is more than progress, by the word it begins with: it changes the case. */
const REPORTS: Record<string, Report> = {
  failed: (file, { message: { messageId }, code, recipient }, deps) =>
    undelivered(file, { messageId, failure: code, recipient }, deps),
  delayed,
  spam: (file, { message, code }, deps) => markedAsSpam(file, { message, reason: code }, deps),
};

/** A report changes the case in one transaction with the record that it was seen; that alone is stored where it is known. */
const handleReport = async (
  { which, inbound }: { which: CaseToRead; inbound: InboundItem },
  report: Report,
  deps: InboundItemDeps,
): Promise<void> => {
  const { policy, deskUrl, clock, cases, table } = deps;
  const { caseId } = which;
  const at = clock.now();
  const seen = seenItem(inbound, { result: 'noted', reason: 'status', caseId });
  const code = inbound.item.text.replace(/[^\w:.-]/g, '_').slice(0, 80);
  let isNews = false;
  await cases.change(which, at, (current) => {
    const [message] = messagesAbout(current, inbound);
    const change =
      message &&
      report(current, { message, code, recipient: inbound.item.author.id }, { at, policy, clock, deskUrl, channels });
    isNews = change !== undefined;
    return change && combine(change, { items: [seen] });
  });
  if (!isNews) await storeItems(table, caseId, [seen]);
};

/** What a platform reports of a message of ours. Progress moves its record only; all else is an event of the case. */
export const handleStatus = async (inbound: InboundItem, deps: InboundItemDeps): Promise<void> => {
  const which = await findOurs(inbound, deps);
  if (!which) return noteItem(inbound, { reason: 'status-of-unknown' }, deps);
  const { caseId } = which;
  const report = REPORTS[/^(?:failed|delayed|spam)/.exec(inbound.item.text)?.[0] ?? ''];
  if (report) return handleReport({ which, inbound }, report, deps);
  const status = statusOf(inbound.item.text);
  const file = status && (await deps.cases.load(caseId, which));
  const further = file ? messagesAbout(file, inbound).filter((message) => isFurther(status, message.status)) : [];
  await storeItems(deps.table, caseId, [
    ...further.map(
      (message) => ({ kind: 'message-change', message, set: { status: status ?? message.status } }) as const,
    ),
    seenItem(inbound, { result: 'noted', reason: 'status', caseId }),
  ]);
};
