import { channels } from '#channels/names.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, type ChangePart, combine, textItem } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { nextLinks } from '#domain/case/links.ts';
import type { Message } from '#domain/case/message.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import { correspondenceOf } from '#domain/messages/correspondence.ts';
import { isDead, MAIL, wayOf } from '#domain/messages/routing.ts';
import { settledFailures } from '#domain/messages/settled-failures.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import { isCoOfficial, type LetterLanguage } from '#domain/vocabulary.ts';
import { isPhoneNumber, withPhoneNumber } from '#platform/phone/phone-number.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import { type ContactCorrected, type ContactData, type ContactField, contactFields } from './contract.ts';
import { correctedIdentity } from './corrected-identity.ts';
import { resend } from './resend.ts';

export type CorrectionInput = ContactData & { caseId: string; user: User };

/** So many of the last messages are looked through for what did not arrive. */
const LOOKED_AT = 200;

type Corrected = { head: Case; complainant: Complainant; fields: ContactField[] };

/**
 * What somebody of ours corrects, with the phone number in its one form. Refuses: value-invalid, for a number that nobody can
 * call: who typed it is there to look again.
 */
const withNumber = <Input extends ContactData>(
  { complainant }: CaseFile,
  input: Input,
  { policy: { company } }: DeskDeps,
): Input => {
  const { phone } = input;
  if (!phone) return input;
  const { country } = complainant;
  const region = input.region ?? complainant.region;
  const caller = { phone, ...(country && { country }), ...(region && { region }) };
  if (!isPhoneNumber(caller, company))
    throw new Refusal('value-invalid', {
      title: 'The phone number is not valid',
      errors: [
        { pointer: '/phone', message: 'must be a phone number; one of another country begins with + and its code' },
      ],
    });
  return { ...input, phone: withPhoneNumber(caller, company).phone };
};

/** The case as it is once corrected, and what of it is another than before. */
const correctedFile = ({ head, complainant }: CaseFile, input: ContactData): Corrected => {
  const after: Record<string, unknown> = {
    ...complainant,
    preferredChannel: head.preferredChannel,
    language: head.letterLanguage,
  };
  const fields = contactFields.filter((field) => {
    const value = input[field];
    if (value === undefined || (value ?? undefined) === after[field]) return false;
    after[field] = value ?? undefined;
    return true;
  });
  const { preferredChannel, language, ...person } = Object.fromEntries(
    Object.entries(after).filter(([, value]) => value !== undefined),
  ) as Complainant & { preferredChannel?: string; language?: LetterLanguage };
  // That our mail is unwanted was said of the old address.
  const { mailUnwelcome, ...rest } = person;
  const isKept = mailUnwelcome !== undefined && !fields.includes('email');
  const { preferredChannel: _, ...bare } = head;
  return {
    fields,
    complainant: { ...rest, ...(isKept && { mailUnwelcome }) },
    head: {
      ...bare,
      ...(preferredChannel && { preferredChannel }),
      ...(language && { letterLanguage: language, replyLanguage: isCoOfficial(language) ? 'es' : language }),
    },
  };
};

/** Whether somebody else may have read what went to the old address: then its links open nothing any more. */
const wasRead = (file: CaseFile, fields: ContactField[]): boolean =>
  fields.includes('email') &&
  file.complainant.email !== undefined &&
  !isDead({ channel: MAIL }, file.complainant) &&
  MAIL in correspondenceOf(file).ways;

/** What a corrected language changes of a case. */
const languagesOf = ({ replyLanguage, letterLanguage }: Case): Partial<Case> => ({
  replyLanguage,
  ...(letterLanguage && { letterLanguage }),
});

const headChange = (file: CaseFile, { head, complainant, fields }: Corrected, at: string): ChangePart => {
  const country = file.head.country ?? complainant.region?.slice(0, 2);
  return {
    set: {
      ...(fields.includes('preferredChannel') && head.preferredChannel && { preferredChannel: head.preferredChannel }),
      ...(fields.includes('region') && country && { country }),
      ...(fields.includes('language') && languagesOf(head)),
      ...(wasRead(file, fields) && { links: nextLinks(file.head, at) }),
    },
    clear: fields.includes('preferredChannel') && !head.preferredChannel ? ['preferredChannel'] : [],
  };
};

/** Whether there is a way by which a message that had not arrived would: one that is not owed any more does not go out again. */
const reaches = ({ head, complainant }: Corrected, { tried: _, ...message }: Message): boolean => {
  const way = wayOf(channels, { head, complainant }, message);
  return way !== undefined && !isDead(way, complainant);
};

const changeOf = (
  { file, at }: DeskContext,
  corrected: Corrected,
  { input, secret, reasonTextId }: { input: CorrectionInput; secret: string; reasonTextId: string },
): Change & { resent: string[] } => {
  const { head, complainant, fields } = corrected;
  const { resent, ...again } = resend({ ...file, head, complainant }, at);
  const change = combine(
    headChange(file, corrected, at),
    correctedIdentity(file, { before: file.complainant, after: complainant, at }, secret),
    {
      events: [
        {
          type: 'contact-corrected',
          actor: { kind: 'person', id: input.user.id },
          data: { fields, resent, ...(input.reason && { reasonTextId }) },
        },
      ],
      items: [{ kind: 'complainant', complainant }, ...(input.reason ? [textItem(reasonTextId, input.reason)] : [])],
    },
    again,
    {
      items: settledFailures(file, at, (message) => !resent.includes(message.messageId) && reaches(corrected, message)),
    },
  );
  return { ...change, resent };
};

/** Notifies the customer, at the new address, that we write to them there, with a link that holds. */
const letter = ({ file, at, deps: { policy } }: DeskContext, trackingUrl: string): ChangePart => {
  const template = 'contact-updated';
  const number = file.messages.filter((message) => message.template === template).length + 1;
  const messageId = `${template}-${number}`;
  return caseMessage(file, { policy, channels }, { messageId, at, template, values: { trackingUrl } });
};

/** Tells the customer in a change of its own: the link has the version that the correction gave it. */
const tell = async (caseId: string, deps: DeskDeps): Promise<void> => {
  const at = deps.clock.now();
  const url = await deps.trackingUrl(caseId);
  await deps.cases.change(caseId, at, (file) => {
    const part = letter({ file, at, deps }, url);
    const [item] = part.items ?? [];
    if (item?.kind !== 'message' || item.message.channel === 'tracking-page') return undefined;
    const { messageId } = item.message;
    return combine({ events: [{ type: 'customer-notified', actor: { kind: 'system' }, data: { messageId } }] }, part);
  });
};

/**
 * Somebody of the team corrects how a customer is reached. From now on nothing goes to the old address; what had not arrived is
 * sent again, the customer is notified at the new one, and links that another may have read open nothing any more. The history
 * keeps what was corrected and by whom, no values. Asking twice for the same corrects once.
 *
 * Refuses: no-such-case, value-invalid.
 */
export const correctContact = async (input: CorrectionInput, deps: DeskDeps): Promise<ContactCorrected> => {
  const { cases, clock, identity, newId } = deps;
  const { caseId } = (await requireCase(cases, input.caseId)).head;
  const secret = (await identity()).current;
  const at = clock.now();
  const reasonTextId = `contact-data-${newId()}`;
  let done: Omit<ContactCorrected, 'channel'> = { fields: [], resent: [] };
  await cases.change({ caseId, recent: LOOKED_AT }, at, (file) => {
    const corrected = correctedFile(file, withNumber(file, input, deps));
    done = { fields: corrected.fields, resent: [] };
    if (corrected.fields.length === 0) return undefined;
    const { resent, ...change } = changeOf({ file, at, deps }, corrected, { input, secret, reasonTextId });
    done = { fields: corrected.fields, resent };
    return change;
  });
  if (done.fields.includes('email') || done.fields.includes('phone')) await tell(caseId, deps);
  const after = await requireCase(cases, caseId);
  const way = wayOf(channels, after, { template: 'customer-message' });
  return { ...done, channel: way && !isDead(way, after.complainant) ? way.channel : 'tracking-page' };
};
