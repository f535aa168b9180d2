import {
  ComprehendClient,
  ContainsPiiEntitiesCommand,
  DetectDominantLanguageCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  DetectSentimentCommand,
  type LanguageCode,
} from '@aws-sdk/client-comprehend';
import type { Feeling } from '#domain/case/reason.ts';
import type { PersonalSpan } from '#domain/understand/personal-data.ts';

/**
 * The port to text analysis. Answers are undefined or empty where the service has none; every method rejects when a
 * call fails, and the caller goes on without that answer. Languages are BCP 47 codes.
 */
export type TextAnalysis = {
  language(text: string): Promise<string | undefined>;
  feeling(text: string, language: string): Promise<Feeling | undefined>;
  keyPhrases(text: string, language: string): Promise<string[]>;
  /** Kinds of personal data in a text, lower case with hyphens; nearly free, without places. */
  personalKinds(text: string, language: string): Promise<string[]>;
  /** Personal data with its places. */
  personalData(text: string, language: string): Promise<PersonalSpan[]>;
};

/** Languages Amazon Comprehend can read for sentiment and key phrases. */
export const FEELING_LANGUAGES = ['de', 'en', 'es', 'it', 'pt', 'fr', 'ja', 'ko', 'hi', 'ar', 'zh', 'zh-TW'];
/** Languages it finds personal data in. */
export const PERSONAL_DATA_LANGUAGES = ['en', 'es'];

/** Below this an answer is a guess, and no answer is better than a wrong one. */
const SURE = 0.5;
/** A wrong language makes every later answer wrong. */
export const SURE_LANGUAGE = 0.7;
const CALL_LIMIT_MS = 4000;

const kindOf = (type = ''): string => type.toLowerCase().replaceAll('_', '-');

/** Comprehend counts characters, JavaScript UTF-16 units: an emoji is one there and two here. */
const unitsAt = (text: string): ((character: number) => number) => {
  const places = [0];
  for (const character of text) places.push((places.at(-1) ?? 0) + character.length);
  return (character) => places[Math.min(character, places.length - 1)] ?? text.length;
};

/** Amazon Comprehend: two bounded retries by the SDK, and a limit to the time a call may take. */
export const comprehend = (client = new ComprehendClient({ maxAttempts: 3 })): TextAnalysis => {
  const bounded = () => ({ abortSignal: AbortSignal.timeout(CALL_LIMIT_MS) });
  const request = (text: string, language: string) => ({ Text: text, LanguageCode: language as LanguageCode });
  return {
    language: async (text) => {
      const { Languages = [] } = await client.send(new DetectDominantLanguageCommand({ Text: text }), bounded());
      const [best] = Languages.sort((a, b) => (b.Score ?? 0) - (a.Score ?? 0));
      return (best?.Score ?? 0) >= SURE_LANGUAGE ? best?.LanguageCode : undefined;
    },
    feeling: async (text, language) => {
      const { Sentiment } = await client.send(new DetectSentimentCommand(request(text, language)), bounded());
      return Sentiment?.toLowerCase() as Feeling | undefined;
    },
    keyPhrases: async (text, language) => {
      const { KeyPhrases = [] } = await client.send(new DetectKeyPhrasesCommand(request(text, language)), bounded());
      return KeyPhrases.filter(({ Score = 0 }) => Score >= SURE).flatMap(({ Text }) => Text ?? []);
    },
    personalKinds: async (text, language) => {
      const { Labels = [] } = await client.send(new ContainsPiiEntitiesCommand(request(text, language)), bounded());
      return Labels.filter(({ Score = 0 }) => Score >= SURE).map(({ Name }) => kindOf(Name));
    },
    personalData: async (text, language) => {
      const { Entities = [] } = await client.send(new DetectPiiEntitiesCommand(request(text, language)), bounded());
      const units = unitsAt(text);
      return Entities.filter(({ Score = 0 }) => Score >= SURE).map(({ Type, BeginOffset = 0, EndOffset = 0 }) => ({
        kind: kindOf(Type),
        begin: units(BeginOffset),
        end: units(EndOffset),
      }));
    },
  };
};
