import type { Case } from '#domain/case/case.ts';
import type { Message } from '#domain/case/message.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { arrivedPartition, caseIdIn, STALLED_PARTITION, undeliveredPartition } from './keys.ts';
import { headsOf } from './look-ups.ts';
import { type PageSource, readPage } from './pages.ts';
import type { Table } from './table.ts';

/** What a supervisor has to see at once, each from partitions of an index of its own. What is read may be a second old. */

/** How many cases stand still, up to `limit`. */
export const countStalled = (table: Table, limit: number): Promise<number> =>
  table.count('gsi2', STALLED_PARTITION, { limit });

/** The cases that stand still, the longest first, a page at a time. */
export const stalledCases = async (table: Table, cursor?: string): Promise<{ cases: Case[]; cursor?: string }> => {
  const source: PageSource = { index: 'gsi2', partitions: [STALLED_PARTITION] };
  const { items, ...rest } = await readPage(table, source, cursor);
  const heads = await headsOf(table, [...new Set(items.map(caseIdIn))]);
  const stalled = heads.filter((head) => head.stalledAt !== undefined);
  return { cases: stalled.sort((a, b) => ((a.stalledAt ?? '') < (b.stalledAt ?? '') ? -1 : 1)), ...rest };
};

/** A notice to the team that did not arrive is of no use any more after so long. */
const NOTICE_MS = 3 * 24 * 60 * 60 * 1000;

const noticesFrom = (now: Instant): Instant => instantAfter(now, -NOTICE_MS);

/** How many messages of ours reached nobody: those to customers however old, notices to the team of the last three days. */
export const countUndelivered = async (table: Table, now: Instant, limit: number): Promise<number> => {
  const [customers, staff] = await Promise.all([
    table.count('gsi2', undeliveredPartition('customer'), { limit }),
    table.count('gsi2', undeliveredPartition('staff'), { from: noticesFrom(now), limit }),
  ]);
  return customers + staff;
};

/** A message that reached nobody, with the head of its case. */
export type UndeliveredMessage = { message: Message; head: Case };

/** The messages that reached nobody, the oldest first, a page at a time. Those of a case that was merged are in the other one. */
export const undeliveredMessages = async (
  table: Table,
  now: Instant,
  cursor?: string,
): Promise<{ messages: UndeliveredMessage[]; cursor?: string }> => {
  const partitions = [undeliveredPartition('customer'), undeliveredPartition('staff')];
  const { items, ...rest } = await readPage(table, { index: 'gsi2', partitions }, cursor);
  const heads = new Map((await headsOf(table, [...new Set(items.map(caseIdIn))])).map((head) => [head.caseId, head]));
  const messages = items.flatMap((item) => {
    const [message, head] = [item as unknown as Message, heads.get(caseIdIn(item))];
    const isOld = message.audience === 'staff' && message.at < noticesFrom(now);
    return head && !head.mergedInto && !head.blockedAt && !isOld ? [{ message, head }] : [];
  });
  return { messages: messages.sort((a, b) => (a.message.at < b.message.at ? -1 : 1)), ...rest };
};

/** From and to these instants, both included; an hour or so, which lies in two days at most. */
export type Span = { from: Instant; to: Instant };

const arrivedIn = ({ from, to }: Span): string[] =>
  [...new Set([from, to].map((at) => at.slice(0, 10)))].map(arrivedPartition);

/** How many cases came in, counted where the cases of their day lie; `limit` of a day stands for that many or more. */
export const countReceived = async (table: Table, span: Span, limit: number): Promise<number> => {
  const counts = await Promise.all(
    arrivedIn(span).map((partition) => table.count('gsi1', partition, { ...span, limit })),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

/** The cases that came in, the last first, at most `most`. */
export const casesReceivedIn = async (table: Table, span: Span, most: number): Promise<Case[]> => {
  const pages = await Promise.all(
    arrivedIn(span).map((partition) => table.index('gsi1', partition, { ...span, limit: most, descending: true })),
  );
  const items = await table.getMany(pages.flatMap(({ keys: found }) => found));
  return (items as unknown as Case[]).sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)).slice(0, most);
};
