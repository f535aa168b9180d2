import { dayWords } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { staffWords } from './words.ts';

/** The days of an absence in words. */
export const useDays = (): ((absence: { from: string; to: string }) => string) => {
  const say = useWords(staffWords);
  const language = useLanguage();
  return ({ from, to }) =>
    from === to ? say.oneDay(dayWords(from, language)) : say.days(dayWords(from, language), dayWords(to, language));
};
