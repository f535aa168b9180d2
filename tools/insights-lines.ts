import type { FigureRow } from '#domain/figures/row.ts';
import type { Share } from '#domain/figures/share.ts';
import { formatMoney } from '#domain/money.ts';
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
    share: (count: number, of: number) => `${count} de ${of}`,
    figures: {
      received: 'Recibidas',
      ended: 'Terminadas',
      agreed: 'Con acuerdo',
      answer: 'Respuesta en plazo',
      acknowledge: 'Acuse en plazo',
      word: 'Noticias en la fecha prometida',
      human: 'Persona en plazo',
      supervisor: 'Elevadas, vistas en plazo',
      firstWord: 'Primera palabra en un día',
      satisfied: 'Satisfechos',
      reopened: 'Reabiertas',
      handOvers: 'Cambios de manos',
      promises: 'Promesas hechas',
      broken: 'Promesas rotas',
      concessions: 'Concesiones',
      cost: 'Coste',
      costPerCase: 'Coste por caso',
    },
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
    share: (count: number, of: number) => `${count} of ${of}`,
    figures: {
      received: 'Received',
      ended: 'Ended',
      agreed: 'With an agreement',
      answer: 'Answered in time',
      acknowledge: 'Acknowledged in time',
      word: 'Heard from us by the promised date',
      human: 'A person in time',
      supervisor: 'Escalated, seen to in time',
      firstWord: 'First word within a day',
      satisfied: 'Satisfied',
      reopened: 'Reopened',
      handOvers: 'Hand-overs',
      promises: 'Promises made',
      broken: 'Broken promises',
      concessions: 'Concessions',
      cost: 'Cost',
      costPerCase: 'Cost per case',
    },
  },
};

const NONE = '–';

type Writer = { language: ReplyLanguage };

const shareText = (share: Share | undefined, { language }: Writer): string => {
  if (!share || share.of === 0) return NONE;
  const { count, of, percent, low, high } = share;
  return percent === undefined ? words[language].share(count, of) : `${percent} % (${low}–${high}), n=${of}`;
};

const moneyText = (sums: FigureRow['cost'], { language }: Writer): string =>
  sums.map((sum) => formatMoney(sum, language)).join(' + ') || NONE;

/** A line for each figure of a row, in the order they are read. */
const figuresOf = (row: FigureRow, writer: Writer): Record<keyof (typeof words)['es']['figures'], string> => ({
  received: String(row.received),
  ended: String(row.ended),
  agreed: shareText(row.agreed, writer),
  answer: shareText(row.inTime.answer, writer),
  acknowledge: shareText(row.inTime.acknowledge, writer),
  word: shareText(row.inTime.word, writer),
  human: shareText(row.inTime.human, writer),
  supervisor: shareText(row.inTime.supervisor, writer),
  firstWord: shareText(row.firstWord.inADay, writer),
  satisfied: shareText(row.satisfied, writer),
  reopened: String(row.reopened),
  handOvers: String(row.handOvers),
  promises: String(row.promises),
  broken: String(row.broken),
  concessions: String(row.concessions),
  cost: moneyText(row.cost, writer),
  costPerCase: moneyText(row.costPerCase, writer),
});

const [NAME, FIGURE, COUNT] = [36, 28, 8];

const partLine = (name: string, row: FigureRow, writer: Writer): string => {
  const { received, ended, agreed, answer, cost } = figuresOf(row, writer);
  return `  ${name.padEnd(NAME)} ${received.padStart(COUNT)} ${ended.padStart(COUNT)} ${agreed.padStart(FIGURE)} ${answer.padStart(FIGURE)} ${cost.padStart(14)}`;
};

/** The figures of a period to be read in a terminal: the whole against the period before, its parts, then each day or month. */
export const insightsLines = (found: Insights, { language, zone }: Writer & { zone: string }): string[] => {
  const say = words[language];
  const writer = { language };
  const day = (one: string): string => formatDay(`${one}T12:00:00.000Z`, language, zone);
  const period = say.period(day(found.from), day(found.to));
  if (found.series.length === 0) return [period, say.none];
  const [now, before] = [figuresOf(found.total, writer), figuresOf(found.before.total, writer)];
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
    ...(Object.keys(say.figures) as (keyof typeof now)[]).map(
      (name) => `  ${say.figures[name].padEnd(NAME)} ${now[name].padStart(FIGURE)} ${before[name].padStart(FIGURE)}`,
    ),
    ...(found.rows.length > 0 ? ['', say.parts(say.by[found.by])] : []),
    ...found.rows.map((row) => partLine(nameOf(row), row.figures, writer)),
    '',
    say.series,
    ...found.series.map((one) => partLine(one.period, one.figures, writer)),
  ];
};
