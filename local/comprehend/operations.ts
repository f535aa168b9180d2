import { detectKeyPhrases } from './key-phrases.ts';
import { detectPii } from './personal-data.ts';
import { detectSentiment } from './sentiment.ts';
import { codePointOffsets, lengthInCodePoints, type TextRange } from './spans.ts';

/** A refusal in Comprehend's words; `name` is what the SDK shows as the error's name. */
export class ComprehendError extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

type Operation = {
  /** Largest text, in bytes of UTF-8. */
  limit: number;
  /** Values of LanguageCode it takes; absent where it takes none. */
  languages?: readonly string[];
  answer: (text: string, language: string) => unknown;
};

const SENTIMENT_BYTES = 5_000;
const OTHER_BYTES = 100_000;
const LANGUAGES = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'];
const PII_LANGUAGES = ['en', 'es'];

const offsets = (text: string) => {
  const inPoints = codePointOffsets(text);
  return ({ begin, end }: TextRange) => ({ BeginOffset: inPoints(begin), EndOffset: inPoints(end) });
};

/** What tells languages apart holds 170 MB, and is asked for only of texts whose language we do not tell ourselves. */
const languageAnswer = async (text: string) => {
  const { detectLanguage } = await import('./language.ts');
  return {
    Languages: detectLanguage(text).map(({ languageCode, score }) => ({ LanguageCode: languageCode, Score: score })),
  };
};

const sentimentAnswer = (text: string, language: string) => {
  const { sentiment, scores } = detectSentiment(text, language);
  const { POSITIVE: Positive, NEGATIVE: Negative, NEUTRAL: Neutral, MIXED: Mixed } = scores;
  return { Sentiment: sentiment, SentimentScore: { Positive, Negative, Neutral, Mixed } };
};

const keyPhraseAnswer = (text: string, language: string) => {
  const place = offsets(text);
  return {
    KeyPhrases: detectKeyPhrases(text, language).map((phrase) => ({
      Score: phrase.score,
      Text: phrase.text,
      ...place(phrase),
    })),
  };
};

const piiAnswer = (text: string, language: string) => {
  const place = offsets(text);
  return {
    Entities: detectPii(text, language).map((entity) => ({ Score: entity.score, Type: entity.type, ...place(entity) })),
  };
};

const piiLabels = (text: string, language: string) => {
  const best = new Map<string, number>();
  for (const { type, score } of detectPii(text, language)) best.set(type, Math.max(score, best.get(type) ?? 0));
  return { Labels: [...best].map(([Name, Score]) => ({ Name, Score })) };
};

/** The operations the stand-in knows, with Comprehend's limits for single documents. */
const OPERATIONS: Record<string, Operation> = {
  DetectDominantLanguage: { limit: OTHER_BYTES, answer: languageAnswer },
  DetectSentiment: { limit: SENTIMENT_BYTES, languages: LANGUAGES, answer: sentimentAnswer },
  DetectKeyPhrases: { limit: OTHER_BYTES, languages: LANGUAGES, answer: keyPhraseAnswer },
  DetectPiiEntities: { limit: OTHER_BYTES, languages: PII_LANGUAGES, answer: piiAnswer },
  ContainsPiiEntities: { limit: OTHER_BYTES, languages: PII_LANGUAGES, answer: piiLabels },
};

/** Units billed for a text: one for each 100 characters begun, three at least (Comprehend's price page, 2026-11). */
const billedUnits = (text: string): number => Math.max(3, Math.ceil(lengthInCodePoints(text) / 100));

const checkSize = (text: string, limit: number): void => {
  const size = Buffer.byteLength(text);
  if (size > limit)
    throw new ComprehendError(
      'TextSizeLimitExceededException',
      `Input text size exceeds limit. Max length of request text allowed is ${limit} bytes while in this request the text size is ${size} bytes`,
    );
};

const checkLanguage = (language: unknown, languages: readonly string[]): void => {
  if (typeof language !== 'string' || language === '')
    throw new ComprehendError('InvalidRequestException', 'The parameter LanguageCode is required');
  if (!languages.includes(language))
    throw new ComprehendError(
      'UnsupportedLanguageException',
      `Value '${language}' at 'languageCode' failed to satisfy constraint: Member must satisfy enum value set: [${languages.join(', ')}]`,
    );
};

/**
 * Answers one call.
 * @param name of the operation, such as `DetectSentiment`
 * @throws Refusal as Comprehend refuses: unknown operation, empty text, text too long, language not supported
 */
export const answerOperation = async (
  name: string,
  request: Record<string, unknown>,
): Promise<{ answer: unknown; units: number }> => {
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (!operation) throw new ComprehendError('UnknownOperationException', 'The requested operation is not supported');
  const { Text: text, LanguageCode: language } = request;
  if (typeof text !== 'string' || text === '')
    throw new ComprehendError(
      'InvalidRequestException',
      'The parameter Text must have length greater than or equal to 1',
    );
  checkSize(text, operation.limit);
  if (operation.languages) checkLanguage(language, operation.languages);
  return { answer: await operation.answer(text, String(language)), units: billedUnits(text) };
};
