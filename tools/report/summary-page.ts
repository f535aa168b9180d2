import type { Report } from '#domain/report/evaluate.ts';
import type { Figure, Statistic } from '#domain/report/fold.ts';
import type { Parameter } from '#domain/report/parameter.ts';
import type { LocalizedText } from '#domain/values.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { drawable, GREY, heading, INK, MARGIN, paragraph, type Sheet } from './pdf-elements.ts';
import { reportWords } from './report-words.ts';
import { shown } from './shown.ts';

/**
 * One of the ten: what a director calls it, which statistic of which parameter it is, and of which value of a dimension where the whole
 * would mix what does not mix.
 */
type Headline = { id: string; title: LocalizedText; statistic: Statistic; ofCurrency?: true };

const HEADLINES: readonly Headline[] = [
  { id: 'received', title: { es: 'Reclamaciones recibidas', en: 'Complaints received' }, statistic: 'total' },
  {
    ...{ id: 'answered-in-term', statistic: 'share' },
    title: { es: 'Contestadas dentro del plazo legal', en: 'Answered within the legal term' },
  },
  {
    ...{ id: 'time-to-answer', statistic: 'median' },
    title: { es: 'La mitad se contestó en menos de', en: 'Half were answered within' },
  },
  {
    ...{ id: 'unanswered', statistic: 'total' },
    title: { es: 'Sin respuesta al cierre del año', en: 'Unanswered at the end of the year' },
  },
  {
    ...{ id: 'person-within-3-minutes', statistic: 'share' },
    title: { es: 'Pidieron una persona y la tuvieron en 3 minutos', en: 'Asked for a person and had one in 3 minutes' },
  },
  { id: 'answers-agreed', title: { es: 'Resueltas con acuerdo', en: 'Settled by agreement' }, statistic: 'share' },
  {
    ...{ id: 'concession-cost', statistic: 'total', ofCurrency: true },
    title: { es: 'Coste de lo concedido', en: 'Cost of what was conceded' },
  },
  { id: 'promises-kept', title: { es: 'Compromisos cumplidos', en: 'Promises kept' }, statistic: 'share' },
  {
    ...{ id: 'satisfaction', statistic: 'mean' },
    title: { es: 'Satisfacción media (1 es la peor nota)', en: 'Mean satisfaction (1 is the worst score)' },
  },
  {
    ...{ id: 'reopened', statistic: 'share' },
    title: { es: 'Reabiertas después de contestadas', en: 'Opened again after an answer' },
  },
];

/** A figure of this year beside that of the last; undefined where nothing was measured. */
export type Compared = { title: LocalizedText; parameter: Parameter; now: Figure; before: number | undefined };

const figureIn = (results: Report['results'], { id, statistic, ofCurrency }: Headline, currency: string) => {
  const result = results.find(({ parameter }) => parameter.id === id);
  const group = result?.groups.find(({ by }) =>
    ofCurrency ? by?.dimension === 'currency' && by.value === currency : by === undefined,
  );
  return {
    parameter: result?.parameter,
    value: group?.figures.find((figure) => figure.statistic === statistic)?.value,
  };
};

/** The ten figures that a director reads, each against the year before. */
export const headlinesOf = ({ results, before, setting }: Report): Compared[] =>
  HEADLINES.flatMap((headline) => {
    const { parameter, value } = figureIn(results, headline, setting.currency);
    if (!parameter) return [];
    const now: Figure = { statistic: headline.statistic, value };
    return [{ title: headline.title, parameter, now, before: figureIn(before, headline, setting.currency).value }];
  });

const ROW = 56;
const BARS_FROM = 330;
const BAR = 10;
const NOW = '#1f5f8b';
const BEFORE = '#b9c4cc';

/** Two bars under each other: this year above the last. */
const writeBars = (
  { page, parent }: Sheet,
  { now, before }: Compared,
  { y, alt }: { y: number; alt: string },
): void => {
  const width = page.page.width - MARGIN - BARS_FROM;
  const values = [now.value ?? 0, before ?? 0];
  const most = now.statistic === 'share' ? 100 : Math.max(...values, 1e-9);
  parent.add(
    page.struct('Figure', { alt: drawable(alt) }, () => {
      for (const [place, value] of values.entries())
        page
          .rect(BARS_FROM, y + 8 + place * (BAR + 4), Math.max(0.5, (value / most) * width), BAR)
          .fill(place === 0 ? NOW : BEFORE);
    }),
  );
};

const writeHeadline = (
  sheet: Sheet,
  compared: Compared,
  about: { y: number; year: number; currency: string; language: ReplyLanguage },
): void => {
  const { page, parent } = sheet;
  const { title, parameter, now, before } = compared;
  const { y, year, language } = about;
  const text = (value: number | undefined): string =>
    value === undefined ? reportWords.none[language] : shown(parameter, { ...now, value }, about);
  const width = BARS_FROM - MARGIN - 12;
  const line = (
    words: string,
    at: number,
    { size, color, font }: { size: number; color: string; font: string },
  ): void => {
    parent.add(
      page.struct('P', {}, () => {
        page.font(font).fontSize(size).fillColor(color).text(drawable(words), MARGIN, at, { width, lineBreak: false });
      }),
    );
  };
  line(title[language], y, { size: 10, color: INK, font: 'Helvetica' });
  line(text(now.value), y + 13, { size: 15, color: INK, font: 'Helvetica-Bold' });
  line(`${year - 1}: ${text(before)}`, y + 32, { size: 9, color: GREY, font: 'Helvetica' });
  const said = `${title[language]}. ${year}: ${text(now.value)}; ${year - 1}: ${text(before)}`;
  writeBars(sheet, compared, { y, alt: said });
};

/** The first page: what a director reads. */
export const writeSummary = (
  sheet: Sheet,
  report: Report,
  { company, language }: { company: string; language: ReplyLanguage },
): void => {
  const { page } = sheet;
  const { setting } = report;
  const { year, currency } = setting;
  heading(sheet, 'H1', company);
  heading(sheet, 'H2', `${reportWords.title[language]}, ${year}`);
  paragraph(
    sheet,
    reportWords.summary[language].replaceAll('{year}', String(year)).replaceAll('{before}', String(year - 1)),
    { size: 10 },
  );
  const top = page.y + 12;
  for (const [place, compared] of headlinesOf(report).entries())
    writeHeadline(sheet, compared, { y: top + place * ROW, year, currency, language });
  page.x = MARGIN;
};
