import { createHash } from 'node:crypto';
import { applyInboundMessage } from '#cases/inbound-message/apply-inbound-message.ts';
import { type CaseOfMail, caseOfMail } from '#cases/inbound-message/case-of-mail.ts';
import type { ItemOutcome } from '#cases/inbound-message/inbound-item.ts';
import { seenItem } from '#cases/inbound-message/item-parts.ts';
import { deliveryItem, messageOf, type NewComplaint, prepareCase } from '#cases/inbound-message/open-case.ts';
import { statusOfReturned } from '#cases/inbound-message/returned-mail.ts';
import { hasDelivery } from '#cases/store/deliveries.ts';
import { storeItems } from '#cases/store/items.ts';
import { findSeen } from '#cases/store/look-ups.ts';
import { isWorthRepeating } from '#cases/store/table.ts';
import type { ChannelItem } from '#channels/contract.ts';
import { mailSettings } from '#channels/email/mail-settings.ts';
import { mailWords } from '#channels/email/mail-words.ts';
import { type PersonalMail, readMail } from '#channels/email/read.ts';
import { isAuthenticated, verifySender } from '#channels/email/verify.ts';
import { type Stored, steadyId } from '#channels/inbound-objects.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, type Change, combine } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import { asOtherPerson } from '#domain/case/other-person.ts';
import { provedBy } from '#domain/case/proving.ts';
import { canonicalAddress } from '#domain/mail-address.ts';
import { originalText } from '#domain/messages/attachments.ts';
import { caseWords, fitted } from '#domain/messages/hidden-words.ts';
import { withLivingAddress } from '#domain/messages/routing.ts';
import { threadHash } from '#domain/messages/threads.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { retry } from '#platform/backoff.ts';
import type { MailDeps } from './deps.ts';
import { handleItems } from './receive-delivery.ts';

/** A person's mail on its way to a case. */
type ComplaintMail = { mail: PersonalMail; complaint: NewComplaint; seenHash: string };

/** What became of a mail of ours, as the one that was returned says. */
type Returned = { status: ChannelItem };

const CHANNEL = 'email';
const ATTEMPTS = 4;
/** SES puts this object into the bucket when its rule is made. */
const SETUP_NOTICE = /AMAZON_SES_SETUP_NOTIFICATION$/;

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
    complainant: { email: mail.from.address, ...(mail.from.name && { name: mail.from.name }) },
    original: stored.key,
    ...(mail.messageId && { externalId: mail.messageId }),
    ...(!sender.valid && { doubt: sender.reason }),
    ...(isProved && { proved: { kinds: ['email'], how: 'authenticated-mail' } as const }),
  };
};

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
  deps: MailDeps,
): Change | undefined => {
  const { complaint } = mail;
  const at = deps.clock.now();
  const sender = proof ? provedBy(file, { kind: 'email', how: proof, at }) : {};
  const outcome = { result: 'joined', caseId: file.head.caseId } as const;
  // Who writes from an address is to be found there, whatever came back before.
  const complainant = withLivingAddress(file.complainant, CHANNEL, complaint.complainant.email ?? '');
  const isRevived = file.complainant.deadAddresses !== undefined;
  const change = applyInboundMessage(
    { file, at, deps },
    {
      message: messageOf(complaint),
      ...(reason && { reason }),
      ...fitted(mailWords(mail.mail, caseWords(file)), deps.policy.limits.textCharacters),
      hasFiles: mail.mail.attachments.length > 0,
      ...(complaint.subject && { subject: complaint.subject }),
      receipt: { complainant, trackingUrl },
      traces: {
        ...sender,
        items: [
          ...tracesOf(mail, outcome),
          deliveryItem(complaint, outcome),
          ...(isRevived ? [{ kind: 'complainant', complainant } as const] : []),
          ...(sender.items ?? []),
        ],
      },
    },
  );
  return change && person ? asOtherPerson(change, person) : change;
};

/** Stores a person's mail: as a repeat of one we have, as a message of the case it belongs to, or as a new case. */
const handleMail = async (mail: ComplaintMail, deps: MailDeps): Promise<void> => {
  const { complaint, seenHash } = mail;
  const { table, cases } = deps;
  const before = await findSeen(table, { channel: CHANNEL, hash: seenHash });
  if (before) {
    const { caseId = '' } = before;
    const outcome = { result: 'noted', reason: 'received-before', caseId } as const;
    return storeItems(table, caseId, [deliveryItem(complaint, outcome)]);
  }
  const { found, ...leads } = await caseOfMail(mail, deps);
  if (found) {
    const { caseId } = found;
    const trackingUrl = await deps.trackingUrl(caseId);
    await cases.change(caseId, deps.clock.now(), (file) => join(file, { mail, trackingUrl, ...found }, deps));
    return;
  }
  const { head, change } = await prepareCase({ ...complaint, ...leads }, deps);
  const items = tracesOf(mail, { result: 'opened', caseId: head.caseId });
  await cases.open(head, combine(change, { items }));
};

/** Reads a stored mail: one of a person, what became of a mail of ours, or why nothing is made of it. */
const read = async (stored: Stored, deps: MailDeps): Promise<ComplaintMail | Returned | ItemOutcome> => {
  const { key, receivedAt: at } = stored;
  const raw = await deps.inbox.read(key, deps.policy.limits.mailBytes);
  if ('unreadable' in raw) return { result: 'unreadable', reason: raw.unreadable };
  const { mail, ignored } = await readMail(raw.bytes, mailSettings(deps.policy, deps.mailDomain));
  if (mail && SETUP_NOTICE.test(key)) return { result: 'noted', reason: 'setup' };
  if (ignored) {
    const isReturned = mail && ignored.reason === 'bounce';
    const status = isReturned ? await statusOfReturned({ raw: raw.bytes, mail, at }, deps) : undefined;
    return status ? { status } : ignored;
  }
  const complaint = complaintOf(stored, mail, deps.policy);
  const seenHash = seenHashOf(mail, { raw: raw.bytes, doubt: complaint.doubt !== undefined });
  return { mail, complaint, seenHash };
};

/** Stores what was read. Whatever it is, its delivery is stored with it or after it. */
const store = async (found: ComplaintMail | Returned | ItemOutcome, stored: Stored, deps: MailDeps): Promise<void> => {
  if ('mail' in found) return handleMail(found, deps);
  const received = { channel: CHANNEL, receivedAt: stored.receivedAt, messageId: deliveryId(stored) } as const;
  const delivery = { ...stored, channel: CHANNEL, id: received.messageId } as const;
  const outcome =
    'status' in found
      ? await handleItems(delivery, { items: [found.status], ignored: [{ reason: 'bounce' }] }, deps)
      : found;
  await storeItems(deps.table, '', [deliveryItem({ ...received, original: stored.key }, outcome)]);
};

/**
 * Takes in one mail of the inbound bucket. Whatever it is, it leaves one delivery, and the original stays where it is.
 * Repeating it is harmless: the delivery is stored in the same transaction as what the mail becomes.
 * @throws Transient if others kept changing the same items; the queue delivers again
 */
export const receiveMail = async (stored: Stored, deps: MailDeps): Promise<void> => {
  const { receivedAt } = stored;
  const isDone = () => hasDelivery(deps.table, { channel: CHANNEL, receivedAt, id: deliveryId(stored) });
  if (await isDone()) return;
  const found = await read(stored, deps);
  const attempt = async (): Promise<void> => {
    try {
      await store(found, stored, deps);
    } catch (error) {
      if (isWorthRepeating(error) && (await isDone())) return;
      throw error;
    }
  };
  await retry(attempt, { attempts: ATTEMPTS, isCurable: isWorthRepeating, inVain: 'The mail could not be stored' });
};
