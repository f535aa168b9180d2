import { askFigures } from '#cases/store/figures.ts';
import { findSeen } from '#cases/store/look-ups.ts';
import { isWorthRepeating } from '#cases/store/table.ts';
import { steadyId } from '#channels/inbound-objects.ts';
import { channelNamed } from '#channels/names.ts';
import type { ComplaintRequest } from '#channels/web/contract.ts';
import { type CaseItem, combine, textItem } from '#domain/case/change.ts';
import type { EarlierSystem } from '#domain/case/earlier-systems.ts';
import { sha256 } from '#domain/case/history.ts';
import type { IdentityKind } from '#domain/case/identity.ts';
import { localDay } from '#domain/deadline/local-day.ts';
import type { Instant } from '#domain/time.ts';
import { retry } from '#platform/backoff.ts';
import { type OpenDeps, type PreparedCase, prepareCase } from './open-case.ts';
import { complaintOf } from './receive-complaint.ts';

/** What was said in a system of before, after the complaint itself; a note is the team's, and stays so. */
export type EarlierMessage = { id: string; at: Instant; by: 'customer' | 'company' | 'note'; text: string };

/** A complaint as the system of before had it. */
export type EarlierCase = {
  from: EarlierSystem;
  /** Which of several of that system, such as the subdomain. */
  account?: string;
  /** What it was called there: the same one is brought in once. */
  ticket: string;
  receivedAt: Instant;
  /** Absent while it is open. */
  closedAt?: Instant;
  /** Whether its customer had been told there that it was received. */
  acknowledged: boolean;
  complaint: ComplaintRequest;
  /** A channel of ours that it had come by. */
  channel?: string;
  /** What that system had verified of its customer. */
  verified?: readonly IdentityKind[];
  topic?: string;
  messages: readonly EarlierMessage[];
};

/** What became of it: `known`, it was brought in before. */
export type BroughtIn = { result: 'opened' | 'known'; caseId: string };

/** Table files are the channel of what came by none that we know. */
const CHANNEL = 'csv';
/** A case has one transaction to come in by, with its look-ups and its words. */
export const MOST_MESSAGES = 30;
const ATTEMPTS = 8;

const seenHash = ({ from, account = '', ticket }: EarlierCase): string => sha256([from, account, ticket].join('\n'));

const idOf = (one: EarlierCase, at: Instant, id: string): string => steadyId(at, `${seenHash(one)}\n${id}`);

const messageItems = (one: EarlierCase, channel: string): CaseItem[] =>
  one.messages.flatMap(({ id, at, by, text }): CaseItem[] => {
    const messageId = idOf(one, at, id);
    const way =
      by === 'customer'
        ? ({ direction: 'in', audience: 'customer', status: 'received' } as const)
        : ({ direction: 'out', audience: by === 'note' ? 'note' : 'customer', status: 'sent' } as const);
    const message = { messageId, channel, at, textId: messageId, broughtIn: true as const, ...way };
    return [{ kind: 'message', message }, textItem(messageId, text)];
  });

const latest = (one: EarlierCase, by: EarlierMessage['by']): Instant | undefined =>
  one.messages
    .flatMap((message) => (message.by === by ? message.at : []))
    .sort()
    .at(-1);

const prepare = async (one: EarlierCase, by: string, deps: OpenDeps): Promise<PreparedCase> => {
  const now = deps.clock.now();
  const { from, ticket, receivedAt, closedAt, acknowledged, topic, messages } = one;
  const channel = channelNamed(one.channel ?? CHANNEL) ?? CHANNEL;
  const messageId = idOf(one, receivedAt, '');
  const alsoSaid = messages.flatMap((message) => (message.by === 'customer' ? message.text : [])).join('\n\n');
  const { head, change } = await prepareCase(
    {
      ...complaintOf(one.complaint, receivedAt, messageId),
      channel,
      partOf: messageId,
      earlier: { broughtInAt: now, alsoSaid, ...(closedAt && { closedAt }) },
      ...(one.verified && { proved: { kinds: one.verified, how: 'earlier-system' as const } }),
    },
    deps,
  );
  const lastWordAt = latest(one, 'company');
  const over = closedAt && ({ status: 'kept', stage: 'follow-up', closedAt, nextWordBy: closedAt } as const);
  return {
    head: { ...head, ...over, ...(topic && { topic }) },
    change: combine(change, {
      events: [
        {
          type: 'brought-in',
          actor: { kind: 'person', id: by },
          data: {
            ...{ from, ticket, state: closedAt ? 'closed' : 'open', acknowledged, messages: messages.length },
            ...(lastWordAt && { lastWordAt }),
            ...(closedAt && { closedAt }),
          },
        },
      ],
      items: [
        ...messageItems(one, channel),
        {
          kind: 'seen',
          ...{ channel: CHANNEL, hash: seenHash(one), deliveryId: messageId, messageId, result: 'opened' },
          caseId: head.caseId,
        },
        ...(closedAt ? [{ kind: 'retention-date', dueAt: now } as const] : []),
      ],
    }),
  };
};

/** It adds to the figures of days that are over, which are counted anew: asked for first, so that nothing is left uncounted. */
const askForDays = async (
  { receivedAt, closedAt = receivedAt }: EarlierCase,
  { table, policy, clock }: OpenDeps,
): Promise<void> => {
  const days = new Set([receivedAt, closedAt].map((at) => localDay(Date.parse(at), policy.company.zone)));
  for (const day of days) await askFigures(table, day, clock.now());
};

/**
 * Brings in a complaint from the system that the company used before. One that is open there is opened here, its dates counted from
 * when it was received; one that is closed is kept for figures and for what its customer had before: nothing is started and nobody
 * is written to. The same ticket is brought in once, however often it comes.
 * @param by who brings it in
 * @throws Transient if the table does not let us in
 */
export const bringIn = async (one: EarlierCase, by: string, deps: OpenDeps): Promise<BroughtIn> => {
  const known = async (): Promise<BroughtIn | undefined> => {
    const seen = await findSeen(deps.table, { channel: CHANNEL, hash: seenHash(one) });
    return seen?.caseId ? { result: 'known', caseId: seen.caseId } : undefined;
  };
  const open = async (): Promise<BroughtIn> => {
    const { head, change } = await prepare(one, by, deps);
    await askForDays(one, deps);
    const { caseId } = await deps.cases.open(head, change, { at: deps.clock.now() });
    return { result: 'opened', caseId };
  };
  return retry(async () => (await known()) ?? open(), {
    attempts: ATTEMPTS,
    isCurable: isWorthRepeating,
    inVain: 'The case could not be brought in',
  });
};
