import { type IgnoredMail, ignoredMail } from './classify.ts';
import { type InboundMail, parseMail } from './parse.ts';

/** A mail that somebody wrote and that can be answered. */
export type PersonalMail = InboundMail & { from: NonNullable<InboundMail['from']> };

/** What a mail is: one of a person, or one that nothing is made of; `mail` is absent where it could not be read at all. */
export type ReadMail = { mail: PersonalMail; ignored?: never } | { mail?: InboundMail; ignored: IgnoredMail };

const hasSender = (mail: InboundMail): mail is PersonalMail => mail.from !== undefined;

/**
 * Reads a mail (RFC 5322) and separates those that a machine wrote, and those that nobody can answer, from a person's.
 * @param ownDomain the domain our own mail goes out from
 */
export const readMail = async (payload: Uint8Array, ownDomain?: string): Promise<ReadMail> => {
  const mail = await parseMail(payload).catch(() => undefined);
  if (!mail) return { ignored: { result: 'unreadable', reason: 'malformed' } };
  const ignored = ignoredMail(mail, ownDomain);
  if (ignored) return { mail, ignored };
  if (!hasSender(mail)) return { mail, ignored: { result: 'unreadable', reason: 'no-sender' } };
  if (!mail.text && !mail.subject) return { mail, ignored: { result: 'unreadable', reason: 'no-text' } };
  return { mail };
};
