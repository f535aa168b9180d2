import { articleText } from '#domain/deadline/explain.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { TimerName } from '#domain/deadline/regime.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { isCoOfficial, type LetterLanguage, type ReplyLanguage } from '#domain/vocabulary.ts';
import { type Binding, binding, dutyWords, termText } from '../duties.ts';
import { sheetWords } from './words.ts';

/** What is asked for: the form's address, the day whose law is told, and the domain of the mailbox where there is one. */
export type SheetRequest = { url: string; on: string; domain?: string | undefined };

/** One page of a sheet, before it is drawn. */
export type SheetPage = {
  language: LetterLanguage;
  company: string;
  title: string;
  lead: string;
  scan: string;
  /** Where the code leads to: the form, in the language of the page. */
  address: string;
  ways: { title: string; lines: string[] };
  promises: string[];
};

/** The rule that binds for complaints in general: a sheet speaks to whoever may complain of anything. */
const generalRule = (rules: Binding[], timer: TimerName): Binding | undefined =>
  rules.find(({ rule }) => rule.timer === timer && (rule.classes?.includes('general') ?? true));

/** What the law promises to whoever complains, each with its article. */
const toldByLaw = (rules: Binding[], language: ReplyLanguage): string[] => {
  const answer = generalRule(rules, 'answer');
  const person = generalRule(rules, 'human');
  const by = ({ regime, rule }: Binding) => `${articleText(rule.article, language)}, ${regime.title[language]}`;
  return [
    ...(answer ? [`${answer.rule.title[language]}: ${termText(answer.rule.within, language)} (${by(answer)}).`] : []),
    ...(person ? [dutyWords[language].person(termText(person.rule.within, language), by(person))] : []),
  ];
};

/**
 * What a page of the sheet says. Terms of the law are told in Spanish and English, whose words the law engine has; in the co-official
 * languages the receipt is left to tell the day.
 */
export const sheetPage = (
  { policy, law }: { policy: Policy; law: Law },
  { url, on, domain }: SheetRequest,
  language: LetterLanguage,
): SheetPage => {
  const words = sheetWords[language];
  const { name, phone, mailbox } = policy.company;
  return {
    language,
    company: name,
    title: words.title,
    lead: words.lead(name),
    scan: words.scan,
    address: `${url.replace(/\/$/, '')}/?lang=${language}`,
    ways: {
      title: words.ways,
      lines: [`${words.phone}: ${phone}`, ...(domain ? [`${words.mail}: ${mailbox}@${domain}`] : [])],
    },
    promises: [words.proof, ...(isCoOfficial(language) ? [] : toldByLaw(binding(law, policy, on), language))],
  };
};
