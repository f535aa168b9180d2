import { caseIdsAt } from '#cases/store/look-ups.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { resolveMerged } from '#domain/case/resolve-merged.ts';
import { withPhoneNumber } from '#platform/phone/phone-number.ts';
import type { TrackDeps } from '../contract.ts';
import { sendLink } from '../request-link.ts';

/** What somebody who lost the link says: the number of the complaint, and a mail address or phone number. */
export type LostLink = { reference: string; contact: string };

/** As people type it: in whatever case, with a space or another dash. */
const referenceIn = (typed: string): string =>
  typed
    .trim()
    .toUpperCase()
    .replace(/[\s‐-―−]+/gu, '-');

/** Whether somebody names an address or number that stands in the complaint. */
const isKnown = ({ complainant }: CaseFile, contact: string, { policy }: Pick<TrackDeps, 'policy'>): boolean => {
  const { email, phone, handles = [], country } = complainant;
  const typed = contact.trim().toLowerCase();
  if (typed.includes('@')) return email?.trim().toLowerCase() === typed;
  const numberOf = (written: string): string =>
    (withPhoneNumber({ phone: written, ...(country && { country }) }, policy.company).phone ?? '').replace(/\D/g, '');
  const number = numberOf(contact);
  return number.length > 5 && [phone, ...handles.map(({ id }) => id)].some((one) => one && numberOf(one) === number);
};

/**
 * Sends the link of a complaint again, to the address that stands in it, where whoever asks knows its number and an address or number
 * of its customer; at most once in a while. What came of it is not said.
 */
export const sendLostLink = async ({ reference, contact }: LostLink, deps: TrackDeps): Promise<void> => {
  const [caseId] = await caseIdsAt(deps.table, [{ kind: 'reference', reference: referenceIn(reference) }]);
  const file = caseId === undefined ? undefined : await resolveMerged(deps.cases, caseId);
  if (file && isKnown(file, contact, deps)) await sendLink(file, deps);
};
