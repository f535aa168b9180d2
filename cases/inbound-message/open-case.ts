import type { Table } from '#cases/store/table.ts';
import type { Channel } from '#channels/names.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type CaseItem, type ChangePart, combine, type NewCase, type Opening, textItem } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import type { Effect } from '#domain/case/effects.ts';
import { type Identity, type IdentityKind, type ProofKind, provedAs } from '#domain/case/identity.ts';
import type { Delivery, Message } from '#domain/case/message.ts';
import { orderKey, orderRefIn } from '#domain/matching/matching.ts';
import { messageText } from '#domain/messages/compose.ts';
import { hiddenItems } from '#domain/messages/hidden-words.ts';
import { replyLanguageOf } from '#domain/messages/letter-language.ts';
import { DESIRED_REMEDY } from '#domain/messages/requested-remedies.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { severityOf } from '#domain/understand/severity.ts';
import { dangersIn } from '#domain/urgent/danger.ts';
import { isCoOfficial } from '#domain/vocabulary.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import { customerIdentities } from '#platform/customer-keys.ts';
import { withPhoneNumber } from '#platform/phone/phone-number.ts';
import { type ForwardedBy, forwardedPart } from './forwarded-complaint.ts';
import { planCall } from './plan-call.ts';
import { fileItems, type UploadedFile } from './uploaded-files.ts';

/** A complaint as any channel brings it in. */
export type NewComplaint = {
  channel: Channel;
  receivedAt: Instant;
  /** Id of the first message and of what the channel delivered. */
  messageId: string;
  subject?: string;
  text: string;
  /** What of the words is folded away, such as the mail it answers; danger in it is heard. */
  hidden?: string;
  complainant: Complainant;
  language?: string;
  preferredChannel?: string;
  desiredRemedy?: string;
  orderRef?: string;
  product?: string;
  occurredAt?: Instant;
  /** What the channel calls it, such as a Message-ID of RFC 5322. */
  externalId?: string;
  /** When it was written, where the channel says so and it can be true. */
  writtenAt?: Instant;
  /** The closed case of the same person that it goes on from. */
  linkedTo?: string;
  /** The case of somebody else that it answers, or whose address it was sent to. */
  answers?: string;
  /** Why it may not come from whom it says, so that it stands alone; a code for the history and the list of deliveries. */
  doubt?: string;
  /** What came of asking whether a person filled in the form, where it was asked and they may not have. */
  botCheck?: 'failed' | 'missing' | 'unavailable';
  /** What of the complainant proved itself on the way in; all else is claimed. */
  proved?: { kinds: readonly IdentityKind[]; how: ProofKind };
  /** Somebody of the company sent it on: whose it is has to be confirmed. */
  forwarded?: ForwardedBy;
  /** Where the payload is kept as it came. */
  original?: string;
  /** Files that came over a form. */
  files?: readonly UploadedFile[];
  /** It is brought in from a system of before, now: what else its customer had written there, and when it was closed there, if it was. */
  earlier?: { broughtInAt: Instant; alsoSaid: string; closedAt?: Instant };
  /** The delivery it came in, with others perhaps, whose record is written when all of them are done. */
  partOf?: string;
};

/** What every channel needs to open a case. */
export type OpenDeps = {
  cases: CaseStore;
  table: Table;
  clock: Clock;
  policy: Policy;
  /** Where staff find the desk; for notices. */
  deskUrl: string;
  newId: () => string;
  /** A reference that is taken already is refused by the table. */
  newReference: () => string;
  /** Key of the customer pseudonyms. */
  identity: () => Promise<Secret>;
};

/** A case that is ready to be stored. */
export type PreparedCase = { head: Opening; change: NewCase };

/** The language of a code without its region: `ca-ES` is `ca`. */
const languageOf = (code: string | undefined): string => code?.split('-')[0]?.toLowerCase() || 'unknown';

/** The customer's country, where it is known. */
const countryOf = ({ country, region }: Complainant): string | undefined => country ?? region?.slice(0, 2);

const headOf = (complaint: NewComplaint, identities: Identity[], deps: OpenDeps): Opening => {
  const { clock, policy } = deps;
  const { channel, receivedAt, preferredChannel, product, occurredAt, linkedTo, earlier } = complaint;
  const orderRef = complaint.orderRef ?? orderRefIn(complaint.text);
  const language = languageOf(complaint.language);
  const country = countryOf(complaint.complainant);
  return {
    caseId: deps.newId(),
    reference: deps.newReference(),
    status: 'received',
    stage: 'intake',
    channel,
    language,
    replyLanguage: replyLanguageOf(language, policy.company.defaultLanguage),
    ...(isCoOfficial(language) && { letterLanguage: language }),
    receivedAt,
    ...(earlier && { broughtInAt: earlier.broughtInAt }),
    // How serious it is nobody knows yet: understand moves this date.
    nextWordBy: clock.after(earlier?.broughtInAt ?? receivedAt, policy.deadlines.nextWord['2']),
    policyVersion: policy.version,
    cycle: 1,
    handOvers: 0,
    ...(identities[0] && { customerKey: identities[0].key, identities }),
    ...(preferredChannel && { preferredChannel }),
    ...(country && { country }),
    ...(orderRef && { orderRef }),
    ...(product && { product }),
    ...(occurredAt && { occurredAt }),
    ...(linkedTo && { linkedTo }),
  };
};

/** The record of something a customer sent. */
export const messageOf = (
  received: Pick<NewComplaint, 'channel' | 'receivedAt' | 'messageId' | 'subject' | 'externalId' | 'writtenAt'>,
): Message => ({
  messageId: received.messageId,
  direction: 'in',
  audience: 'customer',
  channel: received.channel,
  at: received.writtenAt ?? received.receivedAt,
  textId: received.messageId,
  ...(received.subject && { titled: true }),
  status: 'received',
  ...(received.externalId && { externalId: received.externalId }),
});

/** What makes a case findable by the order or the contract it is about. */
const orderItems = ({ orderRef }: Pick<Opening, 'orderRef'>): CaseItem[] => {
  const hash = orderRef && orderKey(orderRef);
  return hash ? [{ kind: 'order', hash }] : [];
};

/** What makes a case findable by everything its customer is known by. */
export const identityItems = (identities: readonly Identity[]): CaseItem[] =>
  identities.map(({ key }) => ({ kind: 'identity', customerKey: key }));

/** All that the customer of a new case is known by, with what was proved on the way in. */
const identitiesOf = ({ complainant, proved, receivedAt }: NewComplaint, secret: string): Identity[] =>
  provedAs(customerIdentities(secret, complainant), proved?.kinds ?? [], {
    how: proved?.how ?? 'platform-sender',
    at: receivedAt,
  });

/** The record of a delivery that became something. */
export const deliveryItem = (
  received: Pick<NewComplaint, 'channel' | 'receivedAt' | 'messageId' | 'original'>,
  outcome: Pick<Delivery, 'result' | 'caseId' | 'reason'>,
): CaseItem => ({
  kind: 'delivery',
  delivery: { id: received.messageId, channel: received.channel, receivedAt: received.receivedAt, ...outcome },
  ...(received.original !== undefined && { original: received.original }),
});

/**
 * What is done at once where the words speak of danger to people: nobody waits for the analysis. It is said at intake how
 * serious the words are; understanding adds the rest.
 */
const urgent = async (
  head: Opening,
  { complainant, receivedAt, earlier }: NewComplaint,
  { text, deps }: { text: string; deps: OpenDeps },
): Promise<ChangePart> => {
  const { policy } = deps;
  const dangers = earlier?.closedAt ? [] : dangersIn(policy, text);
  if (dangers.length === 0) return {};
  const severity = severityOf(policy, { text, language: head.language, earlierCases: 0 });
  const facts = { head: { ...head, severity }, complainant, tasks: [], words: text };
  const because = dangers.map(({ id }) => id);
  return combine(
    { set: { severity } },
    await planCall({ facts, at: earlier?.broughtInAt ?? receivedAt, dangers, because }, deps),
  );
};

/** The effect that starts its journey; what was over in a system of before has none to make. */
const starting = ({ caseId }: Opening, earlier: NewComplaint['earlier']): Effect[] =>
  earlier?.closedAt ? [] : [{ effect: 'start', machine: 'complaint', cycle: 1, input: { caseId, cycle: 1 } }];

/** All that was written, folded away or not, that danger is listened for in. */
const heardIn = ({ hidden = '', desiredRemedy = '', forwarded, earlier }: NewComplaint, text: string): string =>
  [text, hidden, desiredRemedy, forwarded?.note ?? '', earlier?.alsoSaid ?? ''].join('\n\n').trim();

/**
 * A new case with all that belongs to it: person, words, first message, look-up by reference, the channel's delivery, the
 * first link of its history, and the effect that starts its journey. Store it with `cases.open` in one transaction.
 */
export const prepareCase = async (received: NewComplaint, deps: OpenDeps): Promise<PreparedCase> => {
  const complainant = withPhoneNumber(received.complainant, deps.policy.company);
  const complaint = { ...received, complainant };
  const { messageId, channel } = complaint;
  const known = identitiesOf(complaint, (await deps.identity()).current);
  const head = headOf(complaint, known, deps);
  const { caseId } = head;
  const text = messageText(complaint.subject ?? '', complaint.text);
  const { hidden, forwarded, earlier } = complaint;
  const at = deps.clock.now();
  const { set, events, items, effects } = combine(
    await urgent(head, complaint, { text: heardIn(complaint, text), deps }),
    forwarded && forwardedPart(head, { forwarded, messageId, at }, deps),
  );
  return {
    head: { ...head, ...set },
    change: {
      events: [
        {
          type: 'complaint-received',
          actor: { kind: 'customer' },
          data: {
            channel,
            messageId,
            ...(complaint.linkedTo && { linkedTo: complaint.linkedTo }),
            ...(complaint.answers && { answers: complaint.answers }),
            ...(complaint.doubt && { doubt: complaint.doubt }),
            ...(complaint.botCheck && { botCheck: complaint.botCheck }),
            ...(forwarded && { forwardedBy: forwarded.by ?? 'company' }),
          },
        },
        ...events,
      ],
      items: [
        { kind: 'complainant', complainant },
        { kind: 'message', message: messageOf(complaint) },
        textItem(messageId, text),
        ...hiddenItems(messageId, hidden),
        ...fileItems(messageId, complaint.files ?? []),
        ...(complaint.desiredRemedy ? [textItem(DESIRED_REMEDY, complaint.desiredRemedy)] : []),
        { kind: 'reference', reference: head.reference },
        ...orderItems(head),
        ...(complaint.doubt ? [] : identityItems(known)),
        ...(complaint.partOf
          ? []
          : [
              deliveryItem(complaint, {
                result: 'opened',
                caseId,
                ...(complaint.doubt && { reason: complaint.doubt }),
                ...(complaint.botCheck && { reason: `bot-check-${complaint.botCheck}` }),
              }),
            ]),
        ...items,
      ],
      effects: [...starting(head, earlier), ...effects],
    },
  };
};
