import { findMailDelivery, type SetAside } from '#cases/store/set-aside.ts';
import type { Table } from '#cases/store/table.ts';
import { MAIL } from '#domain/messages/routing.ts';
import { mayTouch } from '#domain/people/concerned.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import type { HandedOut, HandsOut } from '#platform/aws/scanned.ts';
import type { Reader } from '../http/reader.ts';

/** The largest mail that SES takes in, in bytes. */
export const LARGEST_MAIL = 40 * 1024 * 1024;

/** What of a mail cannot be had from here. */
const UNSAFE = 'virus';

/** Whether a case can be made of it here: of mail alone, whose words are there however it was sent. */
export const canOpen = ({ delivery: { channel, reason } }: SetAside): boolean =>
  channel === MAIL && reason !== UNSAFE && reason !== 'gone';

/** Whether somebody may have to do with a mail that was set aside: nobody whom it names, and not its writer. */
export const maySee = ({ id }: Pick<Reader, 'id'>, { delivery: { concerned } }: SetAside, policy: Policy): boolean =>
  mayTouch({ id }, concerned ? { concerned } : {}, policy).may;

/** Refuses: concerned-by-case where a mail is about the reader. */
export const demandMaySee = (
  { id, language = 'en' }: Pick<Reader, 'id'> & Partial<Pick<Reader, 'language'>>,
  { concerned }: Pick<SetAside['delivery'], 'concerned'>,
  policy: Policy,
): void => {
  const touch = mayTouch({ id }, concerned ? { concerned } : {}, policy);
  if (!touch.may) throw new Refusal('concerned-by-case', { title: touch.because[language] });
};

/** What `requireOriginal` refuses. */
export const originalRefusals = [
  'no-such-delivery',
  'delivery-infected',
  'original-gone',
  'original-held',
  'original-infected',
  'original-too-large',
] as const satisfies RefusalCode[];

/** Why an original is not handed out. */
const NOT_HANDED_OUT = {
  gone: 'original-gone',
  held: 'original-held',
  infected: 'original-infected',
  'too-large': 'original-too-large',
} as const satisfies Record<string, RefusalCode>;

/** The bytes of an original. Refuses: original-gone, original-held, original-infected, original-too-large. */
export const bytesOf = (original: HandedOut): Uint8Array => {
  if ('bytes' in original) return original.bytes;
  throw new Refusal(NOT_HANDED_OUT[original.unreadable]);
};

/** A mail that was set aside, while nobody has taken it in. Refuses: no-such-delivery, concerned-by-case, delivery-taken-in. */
export const requireSetAside = async (
  { id, user }: { id: string; user: Reader },
  { table, policy }: { table: Table; policy: Policy },
): Promise<SetAside> => {
  const found = await findMailDelivery(table, id);
  if (!found) throw new Refusal('no-such-delivery');
  demandMaySee(user, found.delivery, policy);
  if (found.delivery.caseId !== undefined) throw new Refusal('delivery-taken-in');
  return found;
};

/**
 * The bytes of a mail as it came.
 * Refuses: delivery-infected, since whoever opens it may harm themselves and a case would hand it on to its owner; original-gone,
 * original-held, original-infected, original-too-large.
 */
export const requireOriginal = async (
  mail: SetAside,
  inbox: Pick<HandsOut, 'read'>,
  maxBytes = LARGEST_MAIL,
): Promise<Uint8Array> => {
  if (mail.delivery.reason === UNSAFE) throw new Refusal('delivery-infected');
  if (!mail.original) throw new Refusal('original-gone');
  return bytesOf(await inbox.read(mail.original, maxBytes));
};
