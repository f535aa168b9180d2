import type { DisruptableChannel, LetterLanguage } from '#domain/vocabulary.ts';

/** @property with a channel after "we have problems" @property sentence of what does not work, and of what the reader can do */
export type DisruptionWords = {
  with: Record<DisruptableChannel, string>;
  call: (phone: string) => string;
  sentence: (channels: string, instead: string) => string;
};

/** Where it is read. @property instead what the reader can do there */
type Place = { language: LetterLanguage; words: DisruptionWords; instead: string; phone: string };

const listed = (parts: string[], language: LetterLanguage, type: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type }).format(parts);

/**
 * What does not work now and what does, in one sentence; undefined where everything works. Nobody writes it freely: a supervisor says
 * which channels, and these words say it. A phone line that is disrupted is not offered.
 */
export const disruptionLine = (
  channels: readonly DisruptableChannel[],
  { language, words, instead, phone }: Place,
): string | undefined => {
  if (channels.length === 0) return undefined;
  const broken = channels.map((channel) => words.with[channel]);
  const ways = [instead, ...(channels.includes('call') ? [] : [words.call(phone)])];
  return words.sentence(listed(broken, language, 'conjunction'), listed(ways, language, 'disjunction'));
};
