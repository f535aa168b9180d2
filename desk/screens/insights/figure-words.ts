import type { FigureRow } from '#domain/figures/row.ts';
import type { Share } from '#domain/figures/share.ts';
import { figureText, numberText, percentText, shareText } from '#domain/figures/text.ts';
import type { FigureName } from '#domain/figures/words.ts';
import { formatMoney } from '#domain/money.ts';
import { useLanguage } from '../../words/use-words.ts';
import type { Charted } from './charted.ts';

/** So many percent, as they are written in the reader's language. */
export const usePercent = (): ((percent: number) => string) => {
  const language = useLanguage();
  return (percent) => percentText(percent, language);
};

/** A share with its interval, or how many of how many where those are too few to conclude from. */
export const useShareText = (): ((share: Share | undefined) => string) => {
  const language = useLanguage();
  return (share) => shareText(share, language);
};

/** A figure as text. */
export const useFigureText = (): ((row: FigureRow, name: FigureName) => string) => {
  const language = useLanguage();
  return (row, name) => figureText(row, name, language);
};

/** What the height of a column stands for: a count, so many percent, or an amount. */
export const useHeightText = (): ((
  name: Charted,
  height: number,
  rows: readonly { figures: FigureRow }[],
) => string) => {
  const language = useLanguage();
  return (name, height, rows) => {
    if (name === 'agreed' || name === 'answer') return percentText(height, language);
    const currency = rows.flatMap(({ figures }) => figures.cost)[0]?.currency;
    return name === 'cost' && currency
      ? formatMoney({ amount: height, currency }, language)
      : numberText(height, language);
  };
};
