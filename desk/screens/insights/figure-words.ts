import type { Insights } from '#functions/desk/insights/contract.ts';
import { useMoney } from '../../parts/money.ts';
import { locale } from '../../words/locale.ts';
import { span } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import type { Charted } from './charted.ts';
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
  'supervisor',
  'firstWord',
  'median',
  'satisfied',
  'score',
  'reopened',
  'promises',
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

/** Between what a wait lies, as people say it: "entre 1 h y 2 h". */
const useWaitText = (): ((wait: Figures['firstWord']['median']) => string) => {
  const say = useWords(insightsWords);
  return (wait) => {
    if (!wait) return NONE;
    const [from, to] = [wait.from, wait.to].map((seconds) => seconds && span(seconds * 1000));
    if (!to) return say.waitAbove(from || NONE);
    return from ? say.waitBetween(from, to) : say.waitUpTo(to);
  };
};

/** A figure as text. */
export const useFigureText = (): ((figures: Figures, name: FigureName) => string) => {
  const money = useMoney();
  const number = useNumber();
  const share = useShareText();
  const wait = useWaitText();
  return (figures, name) => {
    switch (name) {
      case 'agreed':
      case 'satisfied':
        return share(figures[name]);
      case 'answer':
      case 'acknowledge':
      case 'word':
      case 'human':
      case 'supervisor':
        return share(figures.inTime[name]);
      case 'firstWord':
        return share(figures.firstWord.inADay);
      case 'median':
        return wait(figures.firstWord.median);
      case 'score':
        return figures.score === undefined ? NONE : number.format(figures.score);
      case 'cost':
      case 'costPerCase':
        return figures[name].map(money).join(', ') || NONE;
      default:
        return number.format(figures[name]);
    }
  };
};

/** What the height of a column stands for: a count, so many percent, or an amount. */
export const useHeightText = (): ((name: Charted, height: number, rows: readonly { figures: Figures }[]) => string) => {
  const money = useMoney();
  const number = useNumber();
  const inPercent = usePercent();
  return (name, height, rows) => {
    if (name === 'agreed' || name === 'answer') return inPercent(height);
    const currency = rows.flatMap(({ figures }) => figures.cost)[0]?.currency;
    return name === 'cost' && currency ? money({ amount: height, currency }) : number.format(height);
  };
};
