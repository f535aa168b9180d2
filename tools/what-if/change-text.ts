import { formatMoney } from '#domain/money.ts';
import { formatDay } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Aspect, Sample } from '#domain/what-if/comparison.ts';
import { aspectWords, valueWords } from '#domain/what-if/words.ts';

type Shown = { currency: string; zone: string; language: ReplyLanguage };

/** What an aspect of a case is, as people read it. */
export const aspectValue = (aspect: Aspect, value: string, { currency, zone, language }: Shown): string => {
  switch (aspect) {
    case 'cost':
      return formatMoney({ amount: Number(value), currency }, language);
    case 'answer-by':
    case 'next-word':
      return formatDay(value, language, zone);
    default:
      return valueWords[value]?.[language] ?? value;
  }
};

/** A change of a case as a sentence: `coste: 30 € → 50 €`. */
export const changeText = ({ aspect, before, after }: Sample['changes'][number], shown: Shown): string =>
  `${aspectWords[aspect][shown.language]}: ${aspectValue(aspect, before, shown)} → ${aspectValue(aspect, after, shown)}`;
