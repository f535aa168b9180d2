import { type CustomerCase, caseIdsAt, caseIdsOfPerson, customerCases } from '#cases/store/look-ups.ts';
import type { Table } from '#cases/store/table.ts';
import { channels } from '#channels/names.ts';
import { isEnded } from '#domain/case/case.ts';
import { type Identified, type Identity, isProved, provedKeys, writerKeys } from '#domain/case/identity.ts';
import {
  type Candidate,
  caseReferencesIn,
  type IncomingText,
  type Joining,
  joining,
} from '#domain/matching/matching.ts';
import { vouchedFor } from '#domain/messages/channel-facts.ts';
import { conversationHash, threadHash } from '#domain/messages/threads.ts';
import type { Instant } from '#domain/time.ts';
import { saysPromiseBroken } from '#domain/understand/broken-promise.ts';
import { authorIdentities } from './author.ts';
import type { InboundItem, InboundItemDeps } from './inbound-item.ts';
import { aliasConversation, conversationOf } from './item-identity.ts';

/** Newest cases of a person that are looked at; an older one is surely about something else. */
const MOST = 10;
/** Merges are followed this far; a longer chain is a mistake. */
const MAX_MERGES = 5;

/** Cases by id, as stored, each with its customer. */
type Known = Map<string, CustomerCase>;

/** Reads cases, and for merged ones those into which they were merged. */
const readMerged = async (caseIds: string[], table: Table): Promise<Known> => {
  const known: Known = new Map();
  let asked = [...new Set(caseIds)]
    .sort()
    .reverse()
    .slice(0, 3 * MOST);
  for (let step = 0; asked.length > 0 && step <= MAX_MERGES; step++) {
    const found = await customerCases(table, asked);
    for (const one of found) known.set(one.head.caseId, one);
    // Several may have been merged into one, which is asked for once.
    asked = [...new Set(found.flatMap(({ head }) => head.mergedInto ?? []))].filter((id) => !known.has(id));
  }
  return known;
};

/** The case that an id leads to: itself, or what it was merged into. */
const mergedId = (caseId: string, known: Known): string => {
  let id = caseId;
  for (let step = 0; step < MAX_MERGES; step++) id = known.get(id)?.head.mergedInto ?? id;
  return id;
};

/** The case that a conversation leads to, and those it leads to under the person's other id too. */
const casesOfConversation = async (inbound: InboundItem, table: Table) => {
  const alias = aliasConversation(inbound);
  const [[conversation], other] = await Promise.all([
    caseIdsAt(table, [{ kind: 'thread', hash: conversationOf(inbound) }]),
    alias ? caseIdsAt(table, [{ kind: 'thread', hash: conversationHash(alias) }]) : [],
  ]);
  return { conversation, inConversation: conversation ? [conversation, ...other] : other };
};

/**
 * Cases that an item may belong to, by what leads to them: its conversation, a reference in the text, the person. `talk` are
 * those of the conversation that are one person's for sure; `proved` are the pseudonyms that the author has proved.
 */
type Leads = { talk: string[]; inConversation: string[]; quoted: string[]; own: string[]; proved: string[] };

/** Whether a conversation is one person's for sure: the platform vouches for its author, or for the conversation where it has one. */
const isOnePersons = ({ channel, item: { threadId, author } }: InboundItem): boolean => {
  const vouched = vouchedFor(channels, channel);
  return vouched.includes('handle') || (vouched.length > 0 && threadId !== undefined && threadId !== author.id);
};

const leadsOf = async (
  inbound: InboundItem,
  customer: readonly Identity[],
  table: Table,
): Promise<Leads & { conversation: string | undefined }> => {
  const { item, channel } = inbound;
  const proved = provedKeys({ identities: [...customer] });
  const [{ conversation, inConversation }, answered, quoted, own] = await Promise.all([
    casesOfConversation(inbound, table),
    item.threadId ? caseIdsAt(table, [{ kind: 'thread', hash: threadHash(channel, item.threadId) }]) : [],
    caseIdsAt(
      table,
      caseReferencesIn(item.text).map((reference) => ({ kind: 'reference', reference })),
    ),
    caseIdsOfPerson(table, proved, MOST),
  ]);
  // A message of ours may be answered by anybody.
  const talk = isOnePersons(inbound) ? inConversation : [];
  return { conversation, talk, inConversation: [...talk, ...answered], quoted, own, proved };
};

/**
 * Whether the author is whom a case only claims as its customer, and nobody else has proved to be it: who also quotes the
 * reference, which we send to that address alone, belongs to it, as who answers a mail of ours does.
 */
const provesClaim = (head: Identified, proved: readonly string[]): boolean =>
  !isProved(head) && (head.identities ?? []).some(({ key, of }) => of === undefined && proved.includes(key));

const candidatesOf = (leads: Leads, known: Known, channel: string): Candidate[] => {
  const { talk, inConversation, quoted, proved } = leads;
  const merged = (caseIds: string[]) => new Set(caseIds.map((caseId) => mergedId(caseId, known)));
  const [byTalk, byConversation, byReference] = [merged(talk), merged(inConversation), merged(quoted)];
  return [...known.values()]
    .filter(({ head }) => !head.mergedInto && !head.blockedAt)
    .sort((a, b) => (a.head.caseId < b.head.caseId ? 1 : -1))
    .map(({ head, complainant }) => {
      const heard = complainant.handles?.filter((handle) => handle.channel === channel).map((one) => one.lastHeardAt);
      const lastHeardAt = heard?.sort().at(-1);
      return {
        caseId: head.caseId,
        open: !isEnded(head),
        samePerson:
          byTalk.has(head.caseId) ||
          writerKeys(head).some((key) => proved.includes(key)) ||
          (byReference.has(head.caseId) && provesClaim(head, proved)),
        sameConversation: byConversation.has(head.caseId),
        named: byReference.has(head.caseId),
        ...(head.orderRef && { orderRef: head.orderRef }),
        ...(head.closedAt && { closedAt: head.closedAt }),
        ...(lastHeardAt && { lastHeardAt }),
      };
    });
};

const weigh = async (
  leads: Leads,
  { channel, ...words }: IncomingText & { channel: string },
  table: Table,
): Promise<Joining> => {
  const { inConversation, quoted, own } = leads;
  const known = await readMerged([...inConversation, ...quoted, ...own], table);
  return joining(candidatesOf(leads, known, channel), words);
};

/**
 * Where an item belongs. `customer` is all that the author is known by, another id of theirs last; `conversation` is the case
 * that the item's conversation led to when it was asked.
 */
export type FoundCase = { joining: Joining; customer: Identity[]; conversation: string | undefined };

/**
 * Finds the case that an item belongs to: by its conversation, the message of ours it answers, the reference it quotes,
 * and the person. What leads to somebody else's case is found and not used.
 */
export const findCase = async (
  inbound: InboundItem,
  { table, identity, policy }: InboundItemDeps,
): Promise<FoundCase> => {
  const customer = authorIdentities((await identity()).current, inbound);
  const { conversation, ...leads } = await leadsOf(inbound, customer, table);
  const { text, attachments } = inbound.item;
  const words = {
    text,
    at: inbound.receivedAt,
    channel: inbound.channel,
    hasFiles: attachments.length > 0,
    saysPromiseBroken: saysPromiseBroken(policy, text),
  };
  return { joining: await weigh(leads, words, table), customer, conversation };
};

/** Cases that were heard of by a way that leaves no trace with the customer: when last, by their ids. */
type Heard = Map<string, Instant>;

/**
 * Where words of a person belong that no conversation leads anywhere, such as those of a mail: by the reference they quote, the
 * order they name, or since the person wrote lately by the same way.
 * @param proved pseudonyms that the writer has proved: what is only claimed leads to no other case
 * @param heardIn when the person was last heard on that channel in some cases, newest first
 */
export const joiningOfPerson = async (
  proved: string[],
  { heardIn, ...words }: IncomingText & { channel: string; heardIn: (caseIds: string[]) => Promise<Heard> },
  { table, policy }: Pick<InboundItemDeps, 'table' | 'policy'>,
): Promise<Joining> => {
  const own = await caseIdsOfPerson(table, proved, MOST);
  const leads = { talk: [], inConversation: [], quoted: [], own, proved };
  const known = await readMerged(own, table);
  const candidates = candidatesOf(leads, known, words.channel);
  const heard = await heardIn(candidates.map(({ caseId }) => caseId));
  return joining(
    candidates.map((candidate) => {
      const lastHeardAt = heard.get(candidate.caseId) ?? candidate.lastHeardAt;
      return { ...candidate, ...(lastHeardAt && { lastHeardAt }) };
    }),
    { ...words, saysPromiseBroken: saysPromiseBroken(policy, words.text) },
  );
};
