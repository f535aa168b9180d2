import { findDelivery } from '#cases/store/set-aside.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { originalsOf } from '#domain/messages/attachments.ts';
import { MAIL } from '#domain/messages/routing.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import { requireCase } from '#domain/tasks/decide.ts';
import type { Response } from '#platform/http/request.ts';
import { log } from '#platform/log.ts';
import type { Reader } from '../http/reader.ts';
import type { SetAsideDeps } from './function-contract.ts';
import { bytesOf, demandMaySee, requireOriginal } from './set-aside-mail.ts';

/** An answer of a function may have 6 MB (AWS: Lambda quotas), and base64 makes four bytes of three. */
const MOST_BYTES = 4_000_000;

/** Bytes to be saved and never shown: a browser neither renders them nor guesses what they are. */
const asFile = (bytes: Uint8Array, name: string): Response => ({
  status: 200,
  bytes,
  headers: {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    'content-security-policy': "default-src 'none'; sandbox",
  },
});

/**
 * The original of a mail that was set aside, or of what a platform delivered and we could not read. Who read it is logged.
 * Refuses: no-such-delivery, delivery-infected, original-gone, original-held, original-infected,
 * original-too-large.
 */
export const readOriginal = async (
  { id, user }: { id: string; user: Reader },
  { table, policy, inbox, cases }: SetAsideDeps,
): Promise<Response> => {
  const mail = await findDelivery(table, id);
  // What a platform delivered is here to be looked at where nothing became of it; else it belongs to its case.
  if (!mail || (mail.delivery.channel !== MAIL && mail.delivery.result !== 'unreadable'))
    throw new Refusal('no-such-delivery');
  demandMaySee(user, mail.delivery, policy);
  // In a case it is as far from whom the case is about as the case is.
  if (mail.delivery.caseId) await resolveMergedHead(cases, mail.delivery.caseId);
  const bytes = await requireOriginal(mail, inbox, MOST_BYTES);
  log('info', 'original of a mail read', { deliveryId: id, by: user.id });
  return asFile(bytes, `${id}.${mail.delivery.channel === MAIL ? 'eml' : 'txt'}`);
};

/** What `readMessageOriginal` refuses. */
export const messageOriginalRefusals = [
  'no-such-case',
  'original-gone',
  'original-held',
  'original-infected',
  'original-too-large',
] as const satisfies RefusalCode[];

/**
 * The original of a message of a case, with what the case folds away of it: what the channel delivered. Who read it is logged.
 * Refuses: no-such-case, original-gone, original-held, original-infected, original-too-large.
 */
export const readMessageOriginal = async (
  { caseId, messageId, user }: { caseId: string; messageId: string; user: Reader },
  { cases, inbox }: SetAsideDeps,
): Promise<Response> => {
  const file = await requireCase(cases, caseId, { messages: [messageId] });
  const original = originalsOf(file).find((one) => one.messageId === messageId);
  if (!original) throw new Refusal('original-gone');
  const bytes = bytesOf(await inbox.read(original.key, MOST_BYTES));
  log('info', 'original of a message read', { caseId, messageId, by: user.id });
  const channel = file.messages.find((message) => message.messageId === messageId)?.channel;
  return asFile(bytes, `${messageId}.${channel === MAIL ? 'eml' : 'txt'}`);
};
