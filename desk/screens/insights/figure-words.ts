import type { Insights } from '#functions/desk/insights/contract.ts';
import { useMoney } from '../../parts/money.ts';
import { locale } from '../../words/locale.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { insightsWords } from './insights-words.ts';

type Figures = Insights['total'];
type Share = Figures['agreed'];

/** What is shown of a row of figures, in the order of the screen. */
export const FIGURES = [
  'received',
  'ended',
  'agreed',
  'answer',
  'acknowledge',
  'word',
  'human',
  'firstWord',
  'satisfied',
  'reopened',
  'broken',
  'handOvers',
  'concessions',
  'cost',
  'costPerCase',
] as const;
type FigureName = (typeof FIGURES)[number];

const NONE = '–';

const useNumber = (): Intl.NumberFormat => new Intl.NumberFormat(locale(useLanguage()), { maximumFractionDigits: 1 });

/** So many percent, as they are written in the reader's language. */
export const usePercent = (): ((percent: number) => string) => {
  const format = new Intl.NumberFormat(locale(useLanguage()), { style: 'percent', maximumFractionDigits: 1 });
  return (percent) => format.format(percent / 100);
};

/** A share with its interval, or how many of how many where those are too few to conclude from. */
export const useShareText = (): ((share: Share | undefined) => string) => {
  const say = useWords(insightsWords);
  const number = useNumber();
  const inPercent = usePercent();
  return (share) => {
    if (!share || share.of === 0) return NONE;
    const { count, of, percent, low = 0, high = 100 } = share;
    if (percent === undefined) return say.of(count, of);
    return `${inPercent(percent)} (${number.format(low)}–${number.format(high)}), n\u00a0=\u00a0${of}`;
  };
};

/** A figure as text. */
export const useFigureText = (): ((figures: Figures, name: FigureName) => string) => {
  const money = useMoney();
  const number = useNumber();
  const share = useShareText();
  return (figures, name) => {
    switch (name) {
      case 'agreed':
      case 'satisfied':
        return share(figures[name]);
      case 'answer':
      case 'acknowledge':
      case 'word':
      case 'human':
        return share(figures.inTime[name]);
      case 'firstWord':
        return share(figures.firstWord.inADay);
      case 'cost':
      case 'costPerCase':
        return figures[name].map(money).join(', ') || NONE;
      default:
        return number.format(figures[name]);
    }
  };
};
