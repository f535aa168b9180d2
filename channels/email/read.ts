import { type OverLimit, overLimit, overLimitReason } from './bounds.ts';
import { type IgnoredMail, ignoredMail } from './classify.ts';
import { asExcerpt, type Excerpt, excerptOf, headExcerpt } from './excerpt.ts';
import { type Forwarded, forwardedIn } from './forwarded.ts';
import { type MailSettings, NO_SETTINGS } from './mail-settings.ts';
import type { Mailbox } from './mailboxes.ts';
import { type InboundMail, parseMail } from './parse.ts';
import { isFromCompany, staffOf } from './staff-mail.ts';
import { wroteBehind } from './who-wrote.ts';
import { damagedMail, inPlace, withoutSecrets } from './wordless.ts';

/** Why the sender of a mail is another than the one its From names; nothing of it is proved. */
export type ClaimedSender = {
  how: 'reply-to' | 'forward';
  /** Whom From names: what our receiver found out is of that one. */
  by: Mailbox;
  /** The person of the team who sent it on. */
  staff?: string;
  /** What they wrote above it. */
  note?: string;
};

/** A mail that somebody wrote and that can be answered. */
export type PersonalMail = InboundMail & Excerpt & { from: Mailbox; claimed?: ClaimedSender };

/** What a mail is: one of a person, or one that nothing is made of; `mail` is absent where it could not be read at all. */
export type ReadMail = { mail: PersonalMail; ignored?: never } | { mail?: InboundMail; ignored: IgnoredMail };

const hasSender = (mail: InboundMail): mail is PersonalMail => mail.from !== undefined;

const asForwarded = (mail: PersonalMail, { from, subject, text, note }: Forwarded, staff?: string): PersonalMail => {
  const { messageId: _, ...rest } = mail;
  return {
    ...rest,
    from,
    subject,
    ...inPlace(text || subject),
    claimed: { how: 'forward', by: mail.from, ...(staff && { staff }), ...(note && { note }) },
  };
};

/** The mail as of whoever wrote it, where its headers name another: who filled in a form, or whose mail somebody of ours sends on. */
const asOfWriter = (mail: PersonalMail, settings: MailSettings): PersonalMail => {
  const behind = wroteBehind(mail, settings);
  if (behind) return { ...mail, from: behind, claimed: { how: 'reply-to', by: mail.from } };
  const forwarded = isFromCompany(mail, settings) ? forwardedIn(mail, settings) : undefined;
  return forwarded ? asForwarded(mail, forwarded, staffOf(mail, settings)) : mail;
};

/** A mail by its excerpt; undefined where not even that can be read. */
const parseExcerpt = async (mail: Buffer, why: OverLimit): Promise<(InboundMail & Excerpt) | undefined> => {
  const parsed = await parseMail(excerptOf(mail))
    .catch(() => parseMail(headExcerpt(mail)))
    .catch(() => undefined);
  return parsed && asExcerpt(parsed, why);
};

/**
 * Parses a mail within limits: what is over one, and what a parser gives up on, is read by its excerpt.
 * @param by why it is read by its excerpt whatever it looks like
 */
const parseWithin = async (payload: Uint8Array, by?: OverLimit): Promise<(InboundMail & Excerpt) | undefined> => {
  const mail = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  const why = by ?? overLimit(mail);
  const whole = why ? undefined : await parseMail(mail).catch(() => undefined);
  return whole ?? parseExcerpt(mail, why ?? 'malformed');
};

/**
 * Reads a mail (RFC 5322) and separates those that a machine wrote, and those that nobody can answer, from a person's. A mail
 * without words is a person's too: what it brings is said in their place. One that is over a limit (bounds.ts) is read by its excerpt.
 * @param settings what is known of the company
 * @param options `by`: why it is read by its excerpt whatever it looks like: only its beginning is there, or it ended its reader before
 */
export const readMail = async (
  payload: Uint8Array,
  settings: MailSettings = NO_SETTINGS,
  { by }: { by?: OverLimit } = {},
): Promise<ReadMail> => {
  const parsed = await parseWithin(payload, by);
  if (!parsed) return { ignored: { result: 'unreadable', reason: 'malformed' } };
  if (!hasSender(parsed)) {
    const reason = parsed.overLimit ? overLimitReason(parsed.overLimit) : 'no-sender';
    return { mail: parsed, ignored: ignoredMail(parsed, settings) ?? { result: 'unreadable', reason } };
  }
  const mail = asOfWriter(parsed, settings);
  const ignored = ignoredMail(parsed, settings, mail.claimed && mail.from);
  return ignored ? { mail: parsed, ignored } : { mail: withoutSecrets(mail) };
};

/**
 * Reads a mail as a person's, whatever it looks like, for somebody of the team who says that it is one. Where it does not say whom it
 * is from, the address is empty.
 */
export const readAnyway = async (payload: Uint8Array, settings: MailSettings): Promise<PersonalMail> => {
  const parsed = (await parseWithin(payload)) ?? damagedMail();
  return withoutSecrets(asOfWriter({ ...parsed, from: parsed.from ?? { address: '' } }, settings));
};
