import { compose, coOfficialTemplate, type MessageContent } from '../messages/compose.ts';
import { greetingName } from '../messages/greeting.ts';
import { languageNotice, withLanguageNotice } from '../messages/letter-language.ts';
import type { Policy } from '../policy/policy.ts';
import { signatureOf } from '../tasks/decide.ts';
import { isCoOfficial, type LetterLanguage } from '../vocabulary.ts';
import type { AffectedCustomer } from './affected.ts';
import { type IncidentMessage, saidTo } from './message.ts';

const TEMPLATE = 'affected-customer';

/** Whom a letter is for, as far as it says so. */
type Reader = Pick<AffectedCustomer, 'name' | 'language' | 'replyLanguage' | 'letterLanguage'>;

/** What a customer is sent who has not complained, in the language that it was written in for them. */
export type AffectedLetter = MessageContent & {
  language: LetterLanguage;
  /** The part of it in another language, which says so. */
  notice?: { language: string; text: string };
};

/** Co-official languages are written in only where the company has the letter in them. */
const languagesFor = (policy: Policy, { letterLanguage, ...reader }: Reader): Reader =>
  letterLanguage && (!isCoOfficial(letterLanguage) || coOfficialTemplate(policy, letterLanguage, TEMPLATE))
    ? { ...reader, letterLanguage }
    : reader;

/** The message to those who are affected, as one of them reads it. It says what was released, and whom to answer. */
export const affectedLetter = (
  reader: Reader,
  message: Pick<IncidentMessage, 'texts' | 'decidedBy' | 'writtenBy'>,
  policy: Policy,
): AffectedLetter => {
  const { language, said } = saidTo(message, languagesFor(policy, reader));
  const { name: company, phone } = policy.company;
  const values = {
    ...{ company, phone, owner: signatureOf(policy, message.decidedBy ?? message.writtenBy) },
    message: said.restoration ? `${said.text}\n\n${said.restoration}` : said.text,
    name: greetingName({ ...(reader.name && { name: reader.name }) }),
  };
  const content = compose(policy, { template: TEMPLATE, language, values });
  if (isCoOfficial(language)) return { ...content, language };
  const notice = languageNotice(policy, reader);
  return { ...withLanguageNotice(policy, reader, { content, values }), language, ...(notice && { notice }) };
};
