import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { caseAboutOrder } from '#cases/inbound-message/find-case.ts';
import { deliveryOf, inbound, type NewComplaint, prepareCase } from '#cases/inbound-message/open-case.ts';
import { receivedAgain } from '#cases/inbound-message/received-again.ts';
import { textWrite } from '#cases/store/case-store.ts';
import { storeItems } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { isWorthRepeating, type Key, type Write } from '#cases/store/table.ts';
import type { ChannelItem } from '#channels/contract.ts';
import { setAside } from '#channels/email/classify.ts';
import { type Mail, parseMail } from '#channels/email/parse.ts';
import { fateOfOurs } from '#channels/email/returned.ts';
import { isSenderDoubtful } from '#channels/email/sender-proof.ts';
import { caseOfThread } from '#channels/email/thread.ts';
import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseItem, Change } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Delivery } from '#domain/case/message.ts';
import type { Law } from '#domain/deadline/law.ts';
import { originalText } from '#domain/messages/attachments.ts';
import { messageText } from '#domain/messages/compose.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { askedInWords } from '#domain/tasks/ask-person.ts';
import { completeComplaint } from '#domain/tasks/completion.ts';
import type { Instant } from '#domain/time.ts';
import type { IntakeDeps } from '#functions/complaints/receive.ts';
import type { Objects } from '#platform/aws/objects.ts';
import { retry } from '#platform/backoff.ts';
import { customerKey } from '#platform/customer-keys.ts';
import { takeAll } from './receive-delivery.ts';

export type MailDeps = IntakeDeps & {
  law: Law;
  inbox: Pick<Objects, 'read'>;
  /** Domain of our own mail. */
  mailDomain: string;
  deskUrl: string;
};

/** A mail that lies in the inbound bucket. */
export type StoredMail = { key: string; receivedAt: Instant };

/** A person's mail on its way to a case. */
type Letter = { mail: Mail; raw: Uint8Array; complaint: NewComplaint; seen: Key };

/** What a returned mail tells of the one of ours that did not arrive. */
type Returned = { fate: ChannelItem };

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

/**
 * The same message has the same id and the same sender; without an id, the same bytes. One whose sender is in doubt is
 * never taken for one of that sender's.
 */
const seenKey = (mail: Mail, raw: Uint8Array): Key =>
  keys.seen(
    'email',
    mail.messageId && mail.from
      ? sha256(`${mail.messageId}\n${mail.from.address.toLowerCase()}${isSenderDoubtful(mail) ? '\nin doubt' : ''}`)
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
  ...(isSenderDoubtful(mail) && { doubt: 'sender-unproved' }),
});

/** What every mail leaves in its case: that it was seen, its place in the thread, where its original lies. */
const traces = (caseId: string, { mail, complaint, seen }: Letter): (Write | CaseItem)[] => [
  { put: { ...seen, caseId, deliveryId: complaint.messageId }, ifAbsent: true },
  ...(mail.messageId && !complaint.doubt ? [{ put: { ...keys.thread(sha256(mail.messageId)), caseId } }] : []),
  originalText(complaint.messageId, { original: complaint.original ?? '', attachments: mail.attachments }),
];

const joins = (file: CaseFile, letter: Letter, trackingUrl: string, deps: MailDeps): Change | undefined => {
  const { policy, clock, deskUrl } = deps;
  const { complaint } = letter;
  const { messageId, channel, text } = complaint;
  const { caseId, owner } = file.head;
  if (file.messages.some((message) => message.messageId === messageId)) return undefined;
  const completed = completeComplaint(
    { file, at: clock.now() },
    { actor: { kind: 'customer' }, about: { messageId }, timing: deps },
  );
  const notice = { messageId: `notice-${messageId}`, at: clock.now(), template: completed.notice, deskUrl };
  const asked = askedInWords({ file, at: clock.now(), deps: { ...deps, channels } }, complaint);
  const told = owner === undefined ? undefined : staffNotice(policy, file.head, { to: owner, ...notice });
  const { complainant } = file;
  const receipt = receivedAgain(file, { messageId, channel, text, complainant, trackingUrl }, deps);
  const queued = [told, receipt].filter((one) => one !== undefined);
  return {
    events: [
      { type: 'message-received', actor: { kind: 'customer' }, data: { channel, messageId } },
      ...completed.events,
      ...asked.events,
    ],
    writes: [
      ...completed.writes,
      { put: { ...keys.message(caseId, messageId), ...inbound(complaint) } },
      textWrite(caseId, messageId, messageText(complaint.subject ?? '', complaint.text)),
      ...traces(caseId, letter),
      deliveryOf(complaint, { result: 'joined', caseId }),
      ...queued.flatMap(({ writes }) => writes),
      ...asked.writes,
    ],
    effects: [...completed.effects, ...queued.flatMap(({ effects }) => effects), ...asked.effects],
  };
};

/** The case that a mail belongs to; none where its sender may be somebody else (who quotes a number, or writes of an order). */
const caseOf = async ({ mail, complaint }: Letter, deps: MailDeps): Promise<string | undefined> => {
  if (complaint.doubt) return undefined;
  const customer = customerKey((await deps.identity()).current, complaint.complainant);
  const answered = await caseOfThread(mail, customer, deps);
  const words = { text: `${mail.subject}\n${complaint.text}`, at: complaint.receivedAt };
  return answered?.caseId ?? (customer && (await caseAboutOrder([customer], words, deps)));
};

/** Stores a person's mail: as a repeat of one we have, as a message of the case it belongs to, or as a new case. */
const file = async (letter: Letter, deps: MailDeps): Promise<void> => {
  const { complaint, seen } = letter;
  const before = await deps.table.get(seen);
  if (before) {
    const caseId = String(before['caseId']);
    return storeItems(deps.table, caseId, [
      deliveryOf(complaint, { result: 'noted', reason: 'received-before', caseId }),
    ]);
  }
  const caseId = await caseOf(letter, deps);
  if (caseId) {
    const url = await deps.trackingUrl(caseId);
    await deps.cases.change(caseId, deps.clock.now(), (current) => joins(current, letter, url, deps));
    return;
  }
  const { head, change } = await prepareCase(complaint, deps);
  await deps.cases.open(head, { ...change, writes: traces(head.caseId, letter) });
};

/** Reads a stored mail; a letter of a person, the fate of a mail of ours, or what is to be told of everything else. */
const read = async (stored: StoredMail, deps: MailDeps): Promise<Letter | Returned | Outcome> => {
  const raw = await deps.inbox.read(stored.key, deps.policy.limits.mailBytes);
  if ('unreadable' in raw) return { result: 'unreadable', reason: raw.unreadable };
  const mail = await parseMail(raw.bytes).catch(() => undefined);
  if (!mail) return { result: 'unreadable', reason: 'malformed' };
  const aside = notForReading(stored.key, mail, deps.mailDomain);
  const fate = aside?.reason === 'bounce' ? await fateOfOurs(raw.bytes, mail, stored.receivedAt, deps) : undefined;
  if (fate) return { fate };
  if (aside) return aside;
  return { mail, raw: raw.bytes, complaint: complaintOf(stored, mail, deps.policy), seen: seenKey(mail, raw.bytes) };
};

/** Stores what was read. Whatever it is, its delivery is written with it or after it. */
const store = async (found: Letter | Returned | Outcome, stored: StoredMail, deps: MailDeps): Promise<void> => {
  if ('mail' in found) return file(found, deps);
  const { key, receivedAt } = stored;
  const received = { channel: 'email', receivedAt, messageId: deliveryId(stored), original: key } as const;
  const outcome =
    'fate' in found
      ? await takeAll(
          { key, receivedAt, channel: 'email', id: received.messageId },
          { items: [found.fate], ignored: [{ reason: 'bounce' }] },
          deps,
        )
      : found;
  await storeItems(deps.table, '', [deliveryOf(received, outcome)]);
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
  const attempt = async (): Promise<void> => {
    try {
      await store(found, stored, deps);
    } catch (error) {
      if (isWorthRepeating(error) && (await deps.table.get(delivery))) return;
      throw error;
    }
  };
  await retry(attempt, { attempts: ATTEMPTS, isCurable: isWorthRepeating, inVain: 'The mail could not be stored' });
};
