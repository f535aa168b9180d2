import type { ReplyLanguage } from '#domain/vocabulary.ts';

/** The first of our languages in an Accept-Language header, by its weights; Spanish where it names none. */
export const preferredLanguage = (header = ''): ReplyLanguage => {
  const preferences = header
    .split(',')
    .map((entry) => {
      const [tag = '', weight] = entry
        .trim()
        .toLowerCase()
        .split(/;\s*q=/);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight);
  const preferred = preferences.find(({ language, weight }) => weight > 0 && (language === 'es' || language === 'en'));
  return preferred?.language === 'en' ? 'en' : 'es';
};

/** Whether an Accept-Language header names one of our languages. */
export const namesLanguage = (header = ''): boolean => /(?:^|[\s,])(?:es|en)(?:[-;,\s]|$)/i.test(header);
