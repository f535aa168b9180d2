import { formatMoney } from '#domain/money.ts';
import type { Figure } from '#domain/report/fold.ts';
import type { Parameter } from '#domain/report/parameter.ts';
import { figureText, unitOf } from '#domain/report/rows.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { durationText } from './report-words.ts';

/** A figure as a reader takes it in; `-` where there was nothing to measure. */
export const shown = (
  parameter: Parameter,
  { statistic, value }: Figure,
  { currency, language }: { currency: string; language: ReplyLanguage },
): string => {
  if (value === undefined) return '-';
  const unit = unitOf(parameter, statistic);
  if (unit === 'seconds') return durationText(value);
  if (unit === 'minor-units') return formatMoney({ amount: value, currency }, language);
  // In Spanish a space stands before the sign (RAE), in English none.
  const sign = unit !== '%' ? '' : language === 'es' ? '\u00a0%' : '%';
  return `${figureText(value, language)}${sign}`;
};
