import type { Case, Complainant, Delivery, Message } from '#domain/case.ts';
import { type NewEvent, sha256 } from '#domain/history.ts';
import { type ReplyLanguage, replyLanguages } from '#domain/journey.ts';
import type { Policy } from '#domain/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { Secret } from '#functions/shared/clients.ts';
import { DESIRED_REMEDY } from '#functions/shared/customer-wishes.ts';
import { type Channel, deliveryWrite } from '#functions/shared/deliveries.ts';
import { customerKey } from '#functions/shared/links.ts';
import { messageText } from '#functions/shared/messages.ts';
import { type CaseStore, textWrite } from '#functions/shared/store/case-store.ts';
import { keys } from '#functions/shared/store/keys.ts';
import type { Effect } from '#functions/shared/store/outbox.ts';
import type { Table, Write } from '#functions/shared/store/table.ts';

/** A complaint as any channel brings it in. */
export type NewComplaint = {
  channel: Channel;
  receivedAt: Instant;
  /** Id of the first message and of what the channel delivered. */
  messageId: string;
  subject?: string;
  text: string;
  complainant: Complainant;
  language?: string;
  preferredChannel?: string;
  desiredRemedy?: string;
  orderRef?: string;
  product?: string;
  occurredAt?: Instant;
  /** RFC 5322 Message-ID. */
  externalId?: string;
  /** Where the payload is kept as it came. */
  original?: string;
};

/** What every channel needs to open a case. */
export type OpenDeps = {
  cases: CaseStore;
  table: Table;
  clock: Clock;
  policy: Policy;
  newId: () => string;
  /** A reference that is taken already is refused by the table. */
  newReference: () => string;
  /** Key of the customer pseudonyms. */
  identity: () => Promise<Secret>;
};

type Prepared = {
  head: Omit<Case, 'seq' | 'lastHash'>;
  change: { events: NewEvent[]; writes: Write[]; effects: Effect[] };
};

/** The language of a code without its region: `ca-ES` is `ca`. */
const languageOf = (code: string | undefined): string => code?.split('-')[0]?.toLowerCase() || 'unknown';

const replyLanguageOf = (language: string, policy: Policy): ReplyLanguage =>
  replyLanguages.find((known) => known === language) ?? policy.company.defaultLanguage;

const headOf = (complaint: NewComplaint, key: string | undefined, deps: OpenDeps): Prepared['head'] => {
  const { clock, policy } = deps;
  const { channel, receivedAt, preferredChannel, orderRef, product, occurredAt } = complaint;
  const language = languageOf(complaint.language);
  return {
    caseId: deps.newId(),
    reference: deps.newReference(),
    status: 'received',
    stage: 'intake',
    channel,
    language,
    replyLanguage: replyLanguageOf(language, policy),
    receivedAt,
    answerBy: clock.after(receivedAt, policy.deadlines.answer),
    // How serious it is nobody knows yet: understand moves this date.
    nextWordBy: clock.after(receivedAt, policy.deadlines.nextWord['2']),
    policyVersion: policy.version,
    run: 1,
    handOvers: 0,
    ...(key && { customerKey: key }),
    ...(preferredChannel && { preferredChannel }),
    ...(orderRef && { orderRef }),
    ...(product && { product }),
    ...(occurredAt && { occurredAt }),
  };
};

/** The record of something a customer sent. */
export const inbound = (
  received: Pick<NewComplaint, 'channel' | 'receivedAt' | 'messageId' | 'externalId'>,
): Message => ({
  messageId: received.messageId,
  direction: 'in',
  audience: 'customer',
  channel: received.channel,
  at: received.receivedAt,
  textId: received.messageId,
  status: 'received',
  ...(received.externalId && { externalId: received.externalId }),
});

/** The record of a delivery that became something. */
export const deliveryOf = (
  received: Pick<NewComplaint, 'channel' | 'receivedAt' | 'messageId' | 'original'>,
  outcome: Pick<Delivery, 'result' | 'caseId' | 'reason'>,
): Write =>
  deliveryWrite(
    { id: received.messageId, channel: received.channel, receivedAt: received.receivedAt, ...outcome },
    received.original,
  );

/**
 * A new case with all that belongs to it: person, words, first message, look-up by reference, the channel's delivery, the
 * first link of its history, and the effect that starts its journey. Store it with `cases.open` in one transaction.
 */
export const prepareCase = async (complaint: NewComplaint, deps: OpenDeps): Promise<Prepared> => {
  const { complainant, messageId, channel } = complaint;
  const head = headOf(complaint, customerKey((await deps.identity()).current, complainant), deps);
  const { caseId } = head;
  const text = messageText(complaint.subject ?? '', complaint.text);
  return {
    head,
    change: {
      events: [
        {
          type: 'complaint-received',
          actor: { kind: 'customer' },
          data: { channel, messageId, textSha256: sha256(text) },
        },
      ],
      writes: [
        { put: { ...keys.complainant(caseId), ...complainant } },
        { put: { ...keys.message(caseId, messageId), ...inbound(complaint) } },
        textWrite(caseId, messageId, text),
        ...(complaint.desiredRemedy ? [textWrite(caseId, DESIRED_REMEDY, complaint.desiredRemedy)] : []),
        { put: { ...keys.reference(head.reference), caseId }, ifAbsent: true },
        deliveryOf(complaint, { result: 'opened', caseId }),
      ],
      effects: [{ effect: 'start', machine: 'complaint', run: 1, input: { caseId, run: 1 } }],
    },
  };
};
