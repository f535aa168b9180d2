import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Delivery } from '#domain/case.ts';
import { Transient } from '#domain/errors.ts';
import { sha256 } from '#domain/history.ts';
import type { Policy } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import { originalText } from '#functions/shared/attachments.ts';
import { customerKey } from '#functions/shared/links.ts';
import { messageText } from '#functions/shared/messages.ts';
import { staffNotice } from '#functions/shared/notices.ts';
import type { Objects } from '#functions/shared/objects.ts';
import { rest } from '#functions/shared/rest.ts';
import { type CaseFile, type Change, textWrite } from '#functions/shared/store/case-store.ts';
import { keys } from '#functions/shared/store/keys.ts';
import { ConditionFailed, type Key, type Write } from '#functions/shared/store/table.ts';
import { caseAboutOrder } from '../delivery/find-case.ts';
import { deliveryOf, inbound, type NewComplaint, type OpenDeps, prepareCase } from '../open-case.ts';
import { setAside } from './classify.ts';
import { type Mail, parseMail } from './parse.ts';
import { caseOfThread } from './thread.ts';

export type MailDeps = OpenDeps & {
  inbox: Pick<Objects, 'read'>;
  /** Domain of our own mail. */
  mailDomain: string;
  deskUrl: string;
};

/** A mail that lies in the inbound bucket. */
export type StoredMail = { key: string; receivedAt: Instant };

/** A person's mail on its way to a case. */
type Letter = { mail: Mail; raw: Uint8Array; complaint: NewComplaint; seen: Key };

type Outcome = Pick<Delivery, 'result' | 'caseId' | 'reason'>;

const ATTEMPTS = 4;
/** SES puts this object into the bucket when its rule is made. */
const SETUP_NOTICE = /AMAZON_SES_SETUP_NOTIFICATION$/;

/** The id of a delivery: sorts by time, and the same object always gets the same one, so that a repeat is seen. */
export const deliveryId = ({ key, receivedAt }: StoredMail): string =>
  v7({ msecs: Date.parse(receivedAt), random: createHash('sha256').update(key).digest().subarray(0, 16) });

/** What is told of a mail that is not for reading; undefined means that a person wrote it. */
const notForReading = (key: string, mail: Mail, mailDomain: string): Outcome | undefined => {
  if (SETUP_NOTICE.test(key)) return { result: 'noted', reason: 'setup' };
  const aside = setAside(mail, mailDomain);
  if (aside) return aside;
  if (!mail.from) return { result: 'unreadable', reason: 'no-sender' };
  return mail.text || mail.subject ? undefined : { result: 'unreadable', reason: 'no-text' };
};

/** The same message has the same id and the same sender; without an id, the same bytes. */
const seenKey = ({ messageId, from }: Mail, raw: Uint8Array): Key =>
  keys.seen(
    'email',
    messageId && from
      ? sha256(`${messageId}\n${from.address.toLowerCase()}`)
      : createHash('sha256').update(raw).digest('hex'),
  );

const complaintOf = (stored: StoredMail, mail: Mail, { limits }: Policy): NewComplaint => ({
  channel: 'email',
  receivedAt: stored.receivedAt,
  messageId: deliveryId(stored),
  subject: mail.subject,
  text: (mail.text || mail.subject).slice(0, limits.textCharacters).toWellFormed(),
  complainant: { email: mail.from?.address ?? '', ...(mail.from?.name && { name: mail.from.name }) },
  original: stored.key,
  ...(mail.messageId && { externalId: mail.messageId }),
});

/** What every mail leaves in its case: that it was seen, its place in the thread, where its original lies. */
const traces = (caseId: string, { mail, complaint, seen }: Letter): Write[] => [
  { put: { ...seen, caseId, deliveryId: complaint.messageId }, ifAbsent: true },
  ...(mail.messageId ? [{ put: { ...keys.thread(sha256(mail.messageId)), caseId } }] : []),
  originalText(caseId, complaint.messageId, { original: complaint.original ?? '', attachments: mail.attachments }),
];

const joins = (file: CaseFile, letter: Letter, { policy, clock, deskUrl }: MailDeps): Change | undefined => {
  const { complaint } = letter;
  const { messageId, channel } = complaint;
  const { caseId, owner } = file.head;
  if (file.messages.some((message) => message.messageId === messageId)) return undefined;
  const notice = { messageId: `notice-${messageId}`, at: clock.now(), template: 'staff-message', deskUrl } as const;
  const told = owner === undefined ? undefined : staffNotice(policy, file.head, owner, notice);
  return {
    events: [{ type: 'message-received', actor: { kind: 'customer' }, data: { channel, messageId } }],
    writes: [
      { put: { ...keys.message(caseId, messageId), ...inbound(complaint) } },
      textWrite(caseId, messageId, messageText(complaint.subject ?? '', complaint.text)),
      ...traces(caseId, letter),
      deliveryOf(complaint, { result: 'joined', caseId }),
      ...(told?.writes ?? []),
    ],
    effects: told?.effects ?? [],
  };
};

/** Stores a person's mail: as a repeat of one we have, as a message of the case it belongs to, or as a new case. */
const file = async (letter: Letter, deps: MailDeps): Promise<void> => {
  const { mail, complaint, seen } = letter;
  const before = await deps.table.get(seen);
  if (before) {
    const caseId = String(before['caseId']);
    return deps.table.write([deliveryOf(complaint, { result: 'noted', reason: 'received-before', caseId })]);
  }
  const customer = customerKey((await deps.identity()).current, complaint.complainant);
  const answered = await caseOfThread(mail, customer, deps);
  const words = { text: `${mail.subject}\n${complaint.text}`, at: complaint.receivedAt };
  const caseId = answered?.caseId ?? (customer && (await caseAboutOrder([customer], words, deps)));
  if (caseId) {
    await deps.cases.change(caseId, deps.clock.now(), (current) => joins(current, letter, deps));
    return;
  }
  const { head, change } = await prepareCase(complaint, deps);
  await deps.cases.open(head, { ...change, writes: [...change.writes, ...traces(head.caseId, letter)] });
};

/** Reads a stored mail; a letter of a person, or what is to be told of everything else. */
const read = async (stored: StoredMail, deps: MailDeps): Promise<Letter | Outcome> => {
  const raw = await deps.inbox.read(stored.key, deps.policy.limits.mailBytes);
  if ('unreadable' in raw) return { result: 'unreadable', reason: raw.unreadable };
  const mail = await parseMail(raw.bytes).catch(() => undefined);
  if (!mail) return { result: 'unreadable', reason: 'malformed' };
  const aside = notForReading(stored.key, mail, deps.mailDomain);
  if (aside) return aside;
  return { mail, raw: raw.bytes, complaint: complaintOf(stored, mail, deps.policy), seen: seenKey(mail, raw.bytes) };
};

/**
 * Takes in one mail of the inbound bucket. Whatever it is, it leaves one delivery, and the original stays where it is.
 * Repeating it is harmless: the delivery is written in the same transaction as what the mail becomes.
 * @throws Transient if others kept changing the same items; the queue delivers again
 */
export const receiveMail = async (stored: StoredMail, deps: MailDeps): Promise<void> => {
  const id = deliveryId(stored);
  const delivery = keys.delivery('email', stored.receivedAt, id);
  if (await deps.table.get(delivery)) return;
  const found = await read(stored, deps);
  const received = { channel: 'email', receivedAt: stored.receivedAt, messageId: id, original: stored.key } as const;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      await ('result' in found ? deps.table.write([deliveryOf(received, found)]) : file(found, deps));
      return;
    } catch (error) {
      if (!(error instanceof ConditionFailed || error instanceof Transient)) throw error;
      if (await deps.table.get(delivery)) return;
      await rest(attempt);
    }
  }
  throw new Transient('The mail could not be stored');
};
