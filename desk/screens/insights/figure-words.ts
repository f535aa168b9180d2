import type { Insights } from '#functions/desk/insights/contract.ts';
import { useMoney } from '../../parts/money.ts';
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

/** A figure as text: a share with its interval, or how many of how many where those are too few to conclude from. */
export const useFigureText = (): ((figures: Figures, name: FigureName) => string) => {
  const say = useWords(insightsWords);
  const money = useMoney();
  const locale = useLanguage() === 'es' ? 'es-ES' : 'en-GB';
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const inPercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const share = (found: Share | undefined): string => {
    if (!found || found.of === 0) return NONE;
    const { count, of, percent, low = 0, high = 100 } = found;
    if (percent === undefined) return say.of(count, of);
    return `${inPercent.format(percent / 100)} (${number.format(low)}–${number.format(high)}), n\u00a0=\u00a0${of}`;
  };
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
