import type { Case } from '../case/case.ts';
import type { Policy } from '../policy/policy.ts';
import type { OtherLanguage, TemplateId } from '../policy/schema/templates.ts';
import { sureLanguage } from '../understand/language.ts';
import {
  isCoOfficial,
  type LetterLanguage,
  noticeLanguages,
  type ReplyLanguage,
  replyLanguages,
} from '../vocabulary.ts';
import { coOfficialTemplate, type MessageContent } from './compose.ts';

/** What of a case says which languages its letters are in. */
export type Languages = Pick<Case, 'replyLanguage'> & Partial<Pick<Case, 'language' | 'letterLanguage'>>;

type Policies = Pick<Policy, 'otherLanguages'>;

/** The language of replies to somebody who writes in, or asks for, a language: the nearest that Amends writes in whole. */
export const replyLanguageOf = (language: string, defaultLanguage: ReplyLanguage): ReplyLanguage =>
  isCoOfficial(language) ? 'es' : (replyLanguages.find((known) => known === language) ?? defaultLanguage);

/** The language that a letter of a case is in: the customer's where the company has the template in it, else the one of replies. */
export const letterLanguageOf = (
  policy: Policies,
  { letterLanguage, replyLanguage }: Languages,
  template: TemplateId,
): LetterLanguage =>
  letterLanguage && isCoOfficial(letterLanguage) && coOfficialTemplate(policy, letterLanguage, template)
    ? letterLanguage
    : replyLanguage;

/** What is written in the language of the customer, where that is another than the one of the replies; undefined where nothing is. */
const wordsFor = (
  { otherLanguages }: Policies,
  { letterLanguage, language }: Languages,
): { language: string; words: OtherLanguage } | undefined => {
  const own = noticeLanguages.find((one) => one === (letterLanguage ?? language));
  const words = own && otherLanguages[own];
  return words && { language: own, words };
};

/** Values that people write: a translated one is in the customer's language. */
const WRITTEN = ['message', 'missing', 'answer'];

const isWrittenIn = (language: string, values: Record<string, string>): boolean =>
  WRITTEN.some((name) => values[name] !== undefined && sureLanguage(values[name]) === language);

/** The value `part` of a letter in a co-official language: that what comes next is in Spanish, where it is. */
export const partWords = (policy: Policies, language: LetterLanguage, values: Record<string, string>): string => {
  const part = isCoOfficial(language) ? policy.otherLanguages[language]?.part : undefined;
  return part && !isWrittenIn(language, values) ? `${part.trim()}\n\n` : '';
};

/** The first line of a page or a letter that is in another language than the customer's, in the customer's. */
export const languageNotice = (
  policy: Policies,
  languages: Languages,
): { language: string; text: string } | undefined => {
  const own = wordsFor(policy, languages);
  const text = own?.words.notices[languages.replyLanguage]?.letter;
  return own && text ? { language: own.language, text } : undefined;
};

/**
 * A letter with a first line in the customer's language, which says that it is in another and what the customer may ask for: nobody
 * gets a Spanish letter to a Catalan complaint without a word on it. What a person wrote in the customer's language stands as it is.
 */
export const withLanguageNotice = (
  policy: Policies,
  languages: Languages,
  { content, values }: { content: MessageContent; values: Record<string, string> },
): MessageContent => {
  const own = wordsFor(policy, languages);
  const notice = own?.words.notices[languages.replyLanguage];
  if (!own || !notice || isWrittenIn(own.language, values)) return content;
  const { subject, body, short } = content;
  return {
    subject,
    body: `${notice.letter.trim()}\n\n${body}`,
    ...(short && { short: `${notice.short.trim()} ${short}` }),
  };
};
