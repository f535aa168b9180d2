import { createHash } from 'node:crypto';
import { storeItems } from '#cases/store/items.ts';
import { findSeen } from '#cases/store/look-ups.ts';
import { overLimitReason } from '#channels/email/bounds.ts';
import { mailWords } from '#channels/email/mail-words.ts';
import type { ClaimedSender, PersonalMail } from '#channels/email/read.ts';
import { isAuthenticated, verifySender } from '#channels/email/verify.ts';
import { type Stored, steadyId } from '#channels/inbound-objects.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, type Change, type ChangePart, combine } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import { asOtherPerson } from '#domain/case/other-person.ts';
import { provedBy } from '#domain/case/proving.ts';
import { canonicalAddress } from '#domain/mail-address.ts';
import { originalText } from '#domain/messages/attachments.ts';
import { buttonLabels } from '#domain/messages/button-labels.ts';
import { releaseHeld } from '#domain/messages/held-for-customer.ts';
import { caseWords, fitted } from '#domain/messages/hidden-words.ts';
import { withLivingAddress } from '#domain/messages/routing.ts';
import { threadHash } from '#domain/messages/threads.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { applyInboundMessage } from './apply-inbound-message.ts';
import { type CaseOfMail, caseOfMail, type MailJoining } from './case-of-mail.ts';
import type { InboundItemDeps, ItemOutcome } from './inbound-item.ts';
import { seenItem } from './item-parts.ts';
import { deliveryItem, messageOf, type NewComplaint, prepareCase } from './open-case.ts';

/** A person's mail on its way to a case. */
export type ComplaintMail = {
  mail: PersonalMail;
  complaint: NewComplaint;
  seenHash: string;
  /** How it is recorded what became of it, where that is no delivery that just came in. */
  record?: (outcome: ItemOutcome) => ChangePart;
};

const CHANNEL = 'email';

/** The id of a delivery: sorts by time, and the same object always gets the same one, so that a repeat is seen. */
export const deliveryId = ({ key, receivedAt }: Stored): string => steadyId(receivedAt, key);

/** What of a mail is the same by whatever way it came, and however its lines were broken there. */
const contentOf = ({ subject, text, attachments }: PersonalMail): string =>
  [subject, text.replace(/\s+/g, ' ').trim(), ...attachments.map((file) => file.sha256).sort()].join('\n');

/**
 * The same message has the same id, the same sender and the same content: programs there are that give all their mails one id.
 * Without an id, its date stands for it; without both, the same bytes. One whose sender is in doubt is never taken for one of that sender's.
 */
const seenHashOf = (mail: PersonalMail, { raw, doubt }: { raw: Uint8Array; doubt: boolean }): string => {
  const { messageId, sentAt, from } = mail;
  const id = messageId ?? sentAt;
  return id
    ? sha256([id, canonicalAddress(from.address), doubt ? 'in doubt' : '', contentOf(mail)].join('\n'))
    : createHash('sha256').update(raw).digest('hex');
};

/** Who sent on a customer's mail, and what they wrote above it. */
const forwardedBy = ({ staff, note }: ClaimedSender): NonNullable<NewComplaint['forwarded']> => ({
  ...(staff && { by: staff }),
  ...(note && { note }),
});

const complaintOf = (stored: Stored, mail: PersonalMail, { limits }: Policy): NewComplaint => {
  // Our receiver says something of the one whom From names, and nothing of whom that one writes for.
  const sender = verifySender(mail.claimed ? { ...mail, from: mail.claimed.by } : mail);
  const isProved = !mail.claimed && isAuthenticated(mail);
  return {
    channel: CHANNEL,
    receivedAt: stored.receivedAt,
    messageId: deliveryId(stored),
    subject: mail.subject,
    ...fitted(mailWords(mail), limits.textCharacters),
    complainant: {
      ...(mail.from.address && { email: mail.from.address }),
      ...(mail.from.name && { name: mail.from.name }),
    },
    original: stored.key,
    ...(mail.messageId && { externalId: mail.messageId }),
    ...(!sender.valid && { doubt: sender.reason }),
    ...(isProved && { proved: { kinds: ['email'], how: 'authenticated-mail' } as const }),
    ...(mail.claimed?.how === 'forward' && { forwarded: forwardedBy(mail.claimed) }),
    partOf: deliveryId(stored),
  };
};

/** A person's mail as a complaint, with what it is known by if it comes again. */
export const complaintMail = (
  { stored, mail, raw }: { stored: Stored; mail: PersonalMail; raw: Uint8Array },
  policy: Policy,
): ComplaintMail => {
  const complaint = complaintOf(stored, mail, policy);
  return { mail, complaint, seenHash: seenHashOf(mail, { raw, doubt: complaint.doubt !== undefined }) };
};

/** The cases that a new one goes on from, or that its mail answers. */
type Leads = Omit<MailJoining, 'found'>;

/** Why only the beginning of a mail was read, for the record of its delivery. */
const limitOf = ({ mail: { overLimit } }: ComplaintMail): { reason?: string } =>
  overLimit ? { reason: overLimitReason(overLimit) } : {};

/** How it is recorded what became of a mail: as the delivery that brought it, unless it is one of before. */
const recordOf = ({ complaint, record }: ComplaintMail, outcome: ItemOutcome): ChangePart =>
  record ? record(outcome) : { items: [deliveryItem(complaint, outcome)] };

/** What every mail leaves in its case: that it was seen, its place in the thread, where its original lies. */
const tracesOf = ({ mail, complaint, seenHash }: ComplaintMail, outcome: ItemOutcome): CaseItem[] => {
  const { messageId, original = '', doubt } = complaint;
  return [
    seenItem({ channel: CHANNEL, seenHash, deliveryId: messageId, messageId }, outcome),
    ...(mail.messageId && !doubt
      ? [{ kind: 'thread', hash: threadHash(CHANNEL, mail.messageId) } satisfies CaseItem]
      : []),
    originalText(messageId, { original, attachments: mail.attachments }),
  ];
};

/** A mail joins its case: with its delivery, so that both are stored or neither. */
const join = (
  file: CaseFile,
  { mail, trackingUrl, proof, person, reason }: { mail: ComplaintMail; trackingUrl: string } & CaseOfMail,
  deps: InboundItemDeps,
): Change | undefined => {
  const { complaint } = mail;
  const at = deps.clock.now();
  const sender = proof ? provedBy(file, { kind: 'email', how: proof, at }) : {};
  const outcome = { result: 'joined', caseId: file.head.caseId, ...limitOf(mail) } as const;
  const record = recordOf(mail, outcome);
  // Who writes from an address is to be found there, whatever came back before.
  const complainant = withLivingAddress(file.complainant, CHANNEL, complaint.complainant.email ?? '');
  const isRevived = file.complainant.deadAddresses !== undefined;
  const change = applyInboundMessage(
    { file, at, deps: { ...deps, person } },
    {
      message: messageOf(complaint),
      ...(reason && { reason }),
      ...fitted(mailWords(mail.mail, caseWords(file, buttonLabels(deps.policy))), deps.policy.limits.textCharacters),
      hasFiles: mail.mail.attachments.length > 0,
      ...(complaint.subject && { subject: complaint.subject }),
      receipt: { complainant, trackingUrl },
      traces: {
        ...sender,
        events: [...(sender.events ?? []), ...(record.events ?? [])],
        items: [
          ...tracesOf(mail, outcome),
          ...(record.items ?? []),
          ...(isRevived ? [{ kind: 'complainant', complainant } as const] : []),
          ...(sender.items ?? []),
        ],
      },
    },
  );
  if (!change) return undefined;
  // Who proves to be the customer needs nobody's word for it.
  const heard = proof ? combine(change, releaseHeld(file)) : change;
  return person ? asOtherPerson(heard, person) : heard;
};

/** A mail joins a case that is known. */
export const joinMail = async (mail: ComplaintMail, found: CaseOfMail, deps: InboundItemDeps): Promise<ItemOutcome> => {
  const { caseId } = found;
  const trackingUrl = await deps.trackingUrl(caseId);
  const itsDeps = await underPolicyOf(deps, caseId);
  const which = { caseId, messages: [mail.complaint.messageId] };
  await deps.cases.change(which, deps.clock.now(), async (file) => {
    // What waits until it is known whose complaint it is leaves together, however much it is.
    const isAllNeeded = file.head.customerUnconfirmed && file.isPart;
    const all = isAllNeeded ? await deps.cases.load(caseId, { allMessages: true }) : file;
    return join(all ?? file, { mail, trackingUrl, ...found }, itsDeps);
  });
  return { result: 'joined', caseId };
};

const openCase = async (mail: ComplaintMail, leads: Leads, deps: InboundItemDeps): Promise<ItemOutcome> => {
  const { complaint } = mail;
  const { head, change } = await prepareCase({ ...complaint, ...leads }, deps);
  const { caseId } = head;
  const outcome = { result: 'opened', caseId } as const;
  const record = recordOf(mail, { ...outcome, ...limitOf(mail), ...(complaint.doubt && { reason: complaint.doubt }) });
  await deps.cases.open(head, combine(change, { items: tracesOf(mail, outcome) }, record));
  return outcome;
};

/** Stores a person's mail: as a repeat of one we have, as a message of the case it belongs to, or as a new case. */
export const handleMail = async (mail: ComplaintMail, deps: InboundItemDeps): Promise<ItemOutcome> => {
  const before = await findSeen(deps.table, { channel: CHANNEL, hash: mail.seenHash });
  if (before) {
    const { caseId = '' } = before;
    const outcome = { result: 'noted', reason: 'received-before', caseId } as const;
    await storeItems(deps.table, caseId, recordOf(mail, outcome).items ?? []);
    return outcome;
  }
  const { found, ...leads } = await caseOfMail(mail, deps);
  return found ? joinMail(mail, found, deps) : openCase(mail, leads, deps);
};
