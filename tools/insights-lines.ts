import type { FigureRow } from '#domain/figures/row.ts';
import { figureText } from '#domain/figures/text.ts';
import { figureNames, figureWords } from '#domain/figures/words.ts';
import { valueWords } from '#domain/report/value-words.ts';
import { formatDay } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Insights } from '#functions/desk/insights/contract.ts';

const words = {
  es: {
    period: (from: string, to: string) => `Del ${from} al ${to}.`,
    none: 'No hay cifras de esos días.',
    head: ['', 'este periodo', 'el anterior'],
    few: (fewest: number) => `De menos de ${fewest} no se concluye nada; entre paréntesis, un 95 % de certeza.`,
    by: {
      topic: 'tema',
      cause: 'causa',
      motive: 'motivo',
      channel: 'canal',
      product: 'producto',
      team: 'equipo',
      regime: 'norma',
      all: 'todo',
    },
    parts: (by: string) => `Por ${by}: recibidas, terminadas, con acuerdo, respuesta en plazo, coste`,
    series: 'Con el tiempo: recibidas, terminadas, con acuerdo, respuesta en plazo, coste',
    unknown: 'sin dato',
    other: 'otro',
  },
  en: {
    period: (from: string, to: string) => `From ${from} to ${to}.`,
    none: 'There are no figures of those days.',
    head: ['', 'this period', 'the one before'],
    few: (fewest: number) => `Nothing is concluded from fewer than ${fewest}; in brackets, a certainty of 95%.`,
    by: {
      topic: 'topic',
      cause: 'cause',
      motive: 'motive',
      channel: 'channel',
      product: 'product',
      team: 'team',
      regime: 'law',
      all: 'all',
    },
    parts: (by: string) => `By ${by}: received, ended, with an agreement, answered in time, cost`,
    series: 'Over time: received, ended, with an agreement, answered in time, cost',
    unknown: 'not known',
    other: 'other',
  },
};

const [NAME, FIGURE, COUNT, MONEY] = [42, 28, 8, 14];

const PARTS = [
  ['received', COUNT],
  ['ended', COUNT],
  ['agreed', FIGURE],
  ['answer', FIGURE],
  ['cost', MONEY],
] as const;

const partLine = (name: string, row: FigureRow, language: ReplyLanguage): string =>
  `  ${[name.padEnd(NAME), ...PARTS.map(([figure, width]) => figureText(row, figure, language).padStart(width))].join(' ')}`;

/** The figures of a period to be read in a terminal: the whole against the period before, its parts, then each day or month. */
export const insightsLines = (
  found: Insights,
  { language, zone }: { language: ReplyLanguage; zone: string },
): string[] => {
  const say = words[language];
  const day = (one: string): string => formatDay(`${one}T12:00:00.000Z`, language, zone);
  const period = say.period(day(found.from), day(found.to));
  if (found.series.length === 0) return [period, say.none];
  const nameOf = ({ value, name }: Insights['rows'][number]): string => {
    if (value === 'unknown' || value === 'other') return say[value];
    if (name !== undefined) return name;
    return found.by === 'cause' || found.by === 'motive' || found.by === 'channel'
      ? valueWords(found.by, value, language)
      : value;
  };
  return [
    period,
    say.few(found.fewest),
    `  ${''.padEnd(NAME)} ${say.head[1]?.padStart(FIGURE)} ${say.head[2]?.padStart(FIGURE)}`,
    ...figureNames.map((name) => {
      const [now, before] = [found.total, found.before.total].map((row) => figureText(row, name, language));
      return `  ${figureWords[language][name].padEnd(NAME)} ${now?.padStart(FIGURE)} ${before?.padStart(FIGURE)}`;
    }),
    ...(found.rows.length > 0 ? ['', say.parts(say.by[found.by])] : []),
    ...found.rows.map((row) => partLine(nameOf(row), row.figures, language)),
    '',
    say.series,
    ...found.series.map((one) => partLine(one.period, one.figures, language)),
  ];
};
