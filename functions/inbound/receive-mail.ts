import { type ComplaintMail, complaintMail, deliveryId, handleMail } from '#cases/inbound-message/handle-mail.ts';
import type { ItemOutcome } from '#cases/inbound-message/inbound-item.ts';
import { statusOfReturned } from '#cases/inbound-message/returned-mail.ts';
import { hasDelivery } from '#cases/store/deliveries.ts';
import { storeItems } from '#cases/store/items.ts';
import { isWorthRepeating } from '#cases/store/table.ts';
import type { ChannelItem } from '#channels/contract.ts';
import { mailSettings } from '#channels/email/mail-settings.ts';
import { readMail } from '#channels/email/read.ts';
import type { Stored } from '#channels/inbound-objects.ts';
import { concernedByMail } from '#domain/people/fold-concerned.ts';
import type { Raw } from '#platform/aws/objects.ts';
import { retry } from '#platform/backoff.ts';
import type { MailDeps } from './deps.ts';
import { handleItems } from './handle-items.ts';
import { recordSetAside, type SetAsideMail } from './set-aside.ts';
import { tellTakenIn } from './tell-taken-in.ts';

/** What became of a mail of ours, as the one that was returned says. */
type Returned = { status: ChannelItem };

/** A mail that waits to be read; carefully where it was announced so often that it may have ended its readers. */
export type AnnouncedMail = Stored & { isCareful?: boolean };

const ATTEMPTS = 4;
/** SES puts this object into the bucket when its rule is made. */
const SETUP_NOTICE = /AMAZON_SES_SETUP_NOTIFICATION$/;

/** A mail as it came; of one that is too large its beginning, which is enough to see whose it is and what about. */
const original = async (key: string, { inbox, policy }: MailDeps): Promise<Raw & { isCut?: boolean }> => {
  const raw = await inbox.read(key, policy.limits.mailBytes);
  return 'beginning' in raw && raw.beginning ? { bytes: raw.beginning, isCut: true } : raw;
};

/** Reads a stored mail: one of a person, what became of a mail of ours, or why nothing is made of it. */
const read = async (
  { isCareful, ...stored }: AnnouncedMail,
  deps: MailDeps,
): Promise<ComplaintMail | Returned | SetAsideMail> => {
  const { key, receivedAt: at } = stored;
  const raw = await original(key, deps);
  if ('unreadable' in raw) return { outcome: { result: 'unreadable', reason: raw.unreadable } };
  const { mail, ignored } = await readMail(raw.bytes, mailSettings(deps.policy, deps.mailDomain), {
    ...(isCareful && { by: 'unread' }),
    ...(raw.isCut && { by: 'bytes' }),
  });
  if (mail && SETUP_NOTICE.test(key)) return { outcome: { result: 'noted', reason: 'setup' } };
  if (ignored) {
    const isReturned = mail && ignored.reason === 'bounce';
    const status = isReturned ? await statusOfReturned({ raw: raw.bytes, mail, at }, deps) : undefined;
    if (status) return { status };
    const words = [mail?.subject, mail?.text].filter(Boolean).join('\n\n');
    const concerned = concernedByMail({ words, from: mail?.from?.address }, deps.policy.people);
    return {
      outcome: ignored,
      ...(mail?.from && { sender: mail.from.address }),
      ...(concerned && { concerned }),
    };
  }
  return complaintMail({ stored, mail, raw: raw.bytes }, deps.policy);
};

/** Stores what was read. Whatever it is, its delivery is stored with it or after it. @returns what became of it */
const store = async (
  found: ComplaintMail | Returned | SetAsideMail,
  stored: Stored,
  deps: MailDeps,
): Promise<ItemOutcome> => {
  if ('mail' in found) return handleMail(found, deps);
  const delivery = { ...stored, channel: 'email', id: deliveryId(stored) } as const;
  if ('outcome' in found) {
    await recordSetAside(delivery, found, deps);
    return found.outcome;
  }
  const outcome = await handleItems(delivery, { items: [found.status], ignored: [{ reason: 'bounce' }] }, deps);
  const { id, channel, receivedAt, key } = delivery;
  await storeItems(deps.table, '', [
    { kind: 'delivery', delivery: { id, channel, receivedAt, ...outcome }, original: key },
  ]);
  return outcome;
};

/**
 * Takes in one mail of the inbound bucket. Whatever it is, it leaves one delivery, and the original stays where it is.
 * Repeating it is harmless: the delivery is stored in the same transaction as what the mail becomes.
 * @throws Transient if others kept changing the same items; the queue delivers again
 */
export const receiveMail = async (mail: AnnouncedMail, deps: MailDeps): Promise<void> => {
  const { isCareful: _, ...stored } = mail;
  const { receivedAt } = stored;
  const isDone = () => hasDelivery(deps.table, { channel: 'email', receivedAt, id: deliveryId(stored) });
  if (await isDone()) return;
  const found = await read(mail, deps);
  const attempt = async (): Promise<void> => {
    try {
      tellTakenIn({ channel: 'email', id: deliveryId(stored) }, await store(found, stored, deps));
    } catch (error) {
      if (isWorthRepeating(error) && (await isDone())) return;
      throw error;
    }
  };
  await retry(attempt, { attempts: ATTEMPTS, isCurable: isWorthRepeating, inVain: 'The mail could not be stored' });
};
