import type { Case } from '../case/case.ts';
import type { AnswerPart, Regime } from '../deadline/regime.ts';
import type { FieldError } from '../refusal.ts';
import { sureLanguage } from '../understand/language.ts';
import type { FinalAnswerFacts } from './final-answer-text.ts';
import { folded } from './letter-content.ts';

/** What is held against the law of the case: the words that are to go out, and what they were made of. */
export type AnswerCheck = {
  text: string;
  facts: FinalAnswerFacts;
  regime: Pick<Regime, 'answerContains' | 'language' | 'statements' | 'title'>;
  head: Pick<Case, 'language'>;
};

/** The sentences of the law that stand in a document, in the language it is written in. */
export const statementsIn = (
  document: 'agreement' | 'final-answer',
  { regime, language }: { regime: Pick<Regime, 'statements'>; language: FinalAnswerFacts['language'] },
): string[] => regime.statements.flatMap((one) => (one.in === document ? [one.text[language].trim()] : []));

/** What each part needs, and what to do where it is not there; undefined where it is. */
const parts: Record<AnswerPart, (check: AnswerCheck) => string | undefined> = {
  'every-point-answered': ({ facts }) =>
    facts.points.length > 0 && facts.everyPointAnswered
      ? undefined
      : 'must answer each point of the complaint: confirm the points and answer them',
  reasons: ({ text, facts }) => {
    const said = folded(text);
    const reasons = [...facts.given.explanations, ...facts.points.flatMap(({ point, answer }) => [answer, point])];
    return reasons.some((reason) => said.includes(folded(reason)))
      ? undefined
      : 'must give the reasons: the explanation, or the answers to the points';
  },
  'outside-bodies': ({ facts }) =>
    facts.bodies.length > 0 ? undefined : 'must name the bodies outside the company: list them in policy/bodies.yaml',
};

/** The company's own words, without what a body or a law words: these tell in which language an answer is written. */
const ownWords = ({ text, facts }: AnswerCheck): string =>
  [...facts.bodies.flatMap(({ name, how }) => [how[facts.language], name[facts.language]]), ...facts.statements].reduce(
    (left, words) => left.replaceAll(folded(words), ' '),
    folded(text),
  );

/** A complaint in a language the customer has a right to is answered in it (Ley 10/2025 art. 13.6): somebody translates the text. */
const wrongLanguage = (check: AnswerCheck): string | undefined => {
  const { rule, among = [] } = check.regime.language;
  const { language } = check.head;
  if (rule !== 'same-as-complaint' || !among.includes(language)) return undefined;
  const written = sureLanguage(ownWords(check));
  return written === undefined || written === language
    ? undefined
    : `must be written in the language of the complaint (${language}): translate the text`;
};

/**
 * What the law of the case wants in a final answer and the words do not hold, each with its law and what to do. An answer that
 * offered something grants the complaint in part; one that offered nothing refuses it.
 */
export const missingByLaw = (check: AnswerCheck): FieldError[] => {
  const { regime, facts, text } = check;
  const { always, partly, refused } = regime.answerContains;
  const wanted = new Set([...always, ...(facts.offers.length > 0 ? partly : refused)]);
  const said = folded(text);
  const own = [...wanted].flatMap((part) => parts[part](check) ?? []);
  const unsaid = regime.statements
    .filter((one) => one.in === 'final-answer' && !said.includes(folded(one.text[facts.language])))
    .map((one) => `must hold, by ${one.article}: “${one.text[facts.language].trim()}”`);
  return [...own, ...unsaid, ...[wrongLanguage(check) ?? []].flat()].map((message) => ({
    pointer: '/text',
    message: `${message} (${regime.title.en})`,
  }));
};
