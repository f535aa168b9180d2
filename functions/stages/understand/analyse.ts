import type { Feeling } from '#domain/case/reason.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { excerpt, pieces } from '#domain/understand/excerpt.ts';
import { feelingRead } from '#domain/understand/feeling-read.ts';
import { sureLanguage } from '#domain/understand/language.ts';
import { findName, findPersonalData, mask, mergeSpans, type PersonalSpan } from '#domain/understand/personal-data.ts';
import { FEELING_LANGUAGES, PERSONAL_DATA_LANGUAGES, type TextAnalysis } from '#platform/aws/comprehend.ts';

/** Why an answer is missing. */
type Missing = 'too-short' | 'unsupported-language' | 'no-answer' | 'failed';

/** What the analysis found. What it could not find is named in `missing`, never filled with a default. */
export type Analysis = {
  language: string;
  feeling?: Feeling;
  keyPhrases: string[];
  personalData: PersonalSpan[];
  missing: Partial<Record<'language' | 'feeling' | 'keyPhrases' | 'personalData', Missing>>;
};

/** What is known before any call. */
export type Given = { text: string; language?: string | undefined; customerName?: string | undefined };

type Answer<T> = { value: T } | { missing: Missing };

/** Amazon Comprehend needs 20 characters to recognize a language; one word is not enough to recognize a feeling. */
const LANGUAGE_CHARACTERS = 20;
const FEELING_WORDS = 2;
/** A call costs three units of 100 characters at least, so smaller pieces would cost the same. */
const PIECE_CHARACTERS = 300;
/** Kinds that no pattern of ours finds, worth a call that costs fifty times more than the question. */
const HIDDEN_KINDS = new Set([
  'name',
  'address',
  'username',
  'password',
  'passport-number',
  'driver-id',
  'license-plate',
]);

const ask = async <T>(call: () => Promise<T | undefined>): Promise<Answer<T>> => {
  try {
    const value = await call();
    return value === undefined ? { missing: 'no-answer' } : { value };
  } catch {
    return { missing: 'failed' };
  }
};

/** The text itself where it leaves no doubt (a form may be filled in another language), else what the customer said, else a call. */
const languageOf = async (
  text: string,
  stated: string | undefined,
  { analysis, limit }: { analysis: TextAnalysis; limit: number },
): Promise<Answer<string>> => {
  const known = sureLanguage(text) ?? stated?.split('-')[0]?.toLowerCase();
  if (known) return { value: known };
  return text.trim().length < LANGUAGE_CHARACTERS
    ? { missing: 'too-short' }
    : ask(() => analysis.language(excerpt(text, limit)));
};

/** Why a text in this language cannot be analyzed; undefined where it can. */
const whyNotAsked = (text: string, language: string, supported: string[]): Missing | undefined => {
  if (!supported.includes(language)) return language === 'unknown' ? 'no-answer' : 'unsupported-language';
  return (text.match(/\p{L}{2,}/gu) ?? []).length < FEELING_WORDS ? 'too-short' : undefined;
};

const inWords = async <T>(
  text: string,
  language: string,
  call: (text: string, language: string) => Promise<T | undefined>,
): Promise<Answer<T>> => {
  const missing = whyNotAsked(text, language, FEELING_LANGUAGES);
  return missing ? { missing } : ask(() => call(text, language));
};

/** What our own reading is sure of costs no call; else the service is asked. */
const feelingOf = async (
  text: string,
  language: string,
  { analysis, policy }: { analysis: TextAnalysis; policy: Policy },
): Promise<Answer<Feeling>> => {
  const read = feelingRead(policy, text, language);
  return read ? { value: read } : inWords(excerpt(text, policy.limits.sentimentCharacters), language, analysis.feeling);
};

/** What a long letter speaks of; undefined of a text that is read as fast as its phrases. */
const phrasesOf = async (
  text: string,
  language: string,
  { analysis, limits }: { analysis: TextAnalysis; limits: Policy['limits'] },
): Promise<Answer<string[]> | undefined> =>
  text.length < limits.keyPhrasesFrom
    ? undefined
    : inWords(excerpt(text, limits.keyPhraseCharacters), language, analysis.keyPhrases);

/** Asks of each piece whether it holds what our patterns cannot find, and for the places only where it does. */
const hiddenData = async (text: string, language: string, analysis: TextAnalysis): Promise<Answer<PersonalSpan[]>> => {
  const missing = whyNotAsked(text, language, PERSONAL_DATA_LANGUAGES);
  if (missing) return { missing };
  return ask(async () => {
    const found = await Promise.all(
      pieces(text, PIECE_CHARACTERS).map(async ({ begin, text: piece }) => {
        const kinds = await analysis.personalKinds(piece, language);
        if (!kinds.some((kind) => HIDDEN_KINDS.has(kind))) return [];
        const spans = await analysis.personalData(piece, language);
        return spans
          .filter(({ kind }) => HIDDEN_KINDS.has(kind))
          .map((span) => ({ ...span, begin: begin + span.begin, end: begin + span.end }));
      }),
    );
    return found.flat();
  });
};

const missingOf = (answers: Record<string, Answer<unknown>>): Analysis['missing'] =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([name, answer]) => ('missing' in answer ? [[name, answer.missing]] : [])),
  );

/**
 * Reads a complaint in one pass: personal data we can find ourselves is blanked out first, so it never leaves; then
 * language, and at the same time feeling, where our own reading of it is not sure, the key phrases of a long letter and hidden personal
 * data, each on as much text as the policy pays for. A call that fails or cannot be made leaves its answer missing and nothing else.
 */
export const analyse = async (given: Given, analysis: TextAnalysis, policy: Policy): Promise<Analysis> => {
  const { limits } = policy;
  const known = mergeSpans(findPersonalData(given.text), findName(given.text, given.customerName ?? ''));
  const text = mask(given.text, known);
  const spoken = await languageOf(text, given.language, { analysis, limit: limits.languageCharacters });
  const language = 'value' in spoken ? spoken.value : 'unknown';
  const [feeling, keyPhrases, hidden] = await Promise.all([
    feelingOf(text, language, { analysis, policy }),
    phrasesOf(text, language, { analysis, limits }),
    hiddenData(excerpt(text, limits.personalDataCharacters, 100_000), language, analysis),
  ]);
  return {
    language,
    ...('value' in feeling && { feeling: feeling.value }),
    keyPhrases: keyPhrases && 'value' in keyPhrases ? keyPhrases.value : [],
    personalData: mergeSpans(known, 'value' in hidden ? hidden.value : []),
    missing: missingOf({ language: spoken, feeling, ...(keyPhrases && { keyPhrases }), personalData: hidden }),
  };
};
