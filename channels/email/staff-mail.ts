import { canonicalAddress } from '#domain/mail-address.ts';
import { isOwn, type MailSettings } from './mail-settings.ts';
import type { InboundMail } from './parse.ts';
import { isAuthenticated, verifySender } from './verify.ts';

/**
 * The person of the team a mail comes from: its address is one of people.yaml, and the receiver of our mail vouches for it, or it is
 * of a domain of ours and the receiver found nothing against it.
 */
export const staffOf = (mail: Pick<InboundMail, 'from' | 'header'>, settings: MailSettings): string | undefined => {
  const id = mail.from && settings.staff.get(canonicalAddress(mail.from.address));
  if (!id || !mail.from) return undefined;
  return isAuthenticated(mail) || (isOwn(settings, mail.from.address) && verifySender(mail).valid) ? id : undefined;
};

/** Whether somebody of the company wrote a mail: a person of the team, or anybody at an address of ours that nothing speaks against. */
export const isFromCompany = (mail: Pick<InboundMail, 'from' | 'header'>, settings: MailSettings): boolean =>
  staffOf(mail, settings) !== undefined ||
  (mail.from !== undefined && isOwn(settings, mail.from.address) && verifySender(mail).valid);
