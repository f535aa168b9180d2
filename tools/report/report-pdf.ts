import PDFDocument from 'pdfkit';
import { basisLines } from '#domain/report/basis.ts';
import type { Report } from '#domain/report/evaluate.ts';
import type { Group } from '#domain/report/fold.ts';
import type { Dimension } from '#domain/report/parameter.ts';
import { valueWords } from '#domain/report/value-words.ts';
import { definitionParts, dimensionWords, statisticWords } from '#domain/report/wording.ts';
import { formatDay, formatInstant } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import {
  bytesOf,
  drawable,
  heading,
  INK,
  keepTogether,
  MARGIN,
  paragraph,
  type Sheet,
  table,
  writeFooters,
} from './pdf-elements.ts';
import { reportWords } from './report-words.ts';
import { shown } from './shown.ts';
import { writeSummary } from './summary-page.ts';

/** Who reports, in which language, and what the policy's ids are called. */
export type ReportHeading = {
  company: string;
  language: ReplyLanguage;
  names: Partial<Record<Dimension, Record<string, string>>>;
};

const nameOf = ({ by }: Group, { language, names }: ReportHeading): string =>
  by
    ? `${dimensionWords[by.dimension][language]}: ${names[by.dimension]?.[by.value] ?? valueWords(by.dimension, by.value, language)}`
    : reportWords.all[language];

type Result = Report['results'][number] & { currency: string };

const writeParameter = (sheet: Sheet, { parameter, groups, currency }: Result, about: ReportHeading): void => {
  const { language } = about;
  keepTogether(sheet, 130);
  heading(sheet, 'H3', `${parameter.title[language]} (${reportWords.article[language]} ${parameter.article})`);
  for (const { name, text } of definitionParts(parameter, language)) paragraph(sheet, `${name}: ${text}`, { size: 8 });
  sheet.page.moveDown(0.4);
  const statistics = groups[0]?.figures.map(({ statistic }) => statisticWords[statistic][language]) ?? [];
  table(sheet, [
    [reportWords.group[language], ...statistics],
    ...groups.map((group) => {
      const unit = { currency: group.by?.dimension === 'currency' ? group.by.value : currency, language };
      return [nameOf(group, about), ...group.figures.map((figure) => shown(parameter, figure, unit))];
    }),
  ]);
  sheet.page.moveDown(1.2);
};

const writeFront = (sheet: Sheet, report: Report, { company, language }: ReportHeading): void => {
  const { page } = sheet;
  const { setting, period, basis } = report;
  const day = (at: string): string => formatDay(at, language, setting.zone);
  const fact = (text: string): void => paragraph(sheet, text, { size: 10, color: INK });
  heading(sheet, 'H2', `${company}: ${reportWords.title[language]}, ${setting.year}`);
  paragraph(sheet, reportWords.law[language], { size: 10 });
  page.moveDown(0.5);
  const last = new Date(Date.parse(period.end) - 1).toISOString();
  fact(`${reportWords.period[language]}: ${day(period.start)} - ${day(last)} (${setting.zone})`);
  const made = basis.lastEvent ? formatInstant(basis.lastEvent, language, setting.zone) : reportWords.none[language];
  fact(`${reportWords.date[language]}: ${made}`);
  fact(`SHA-256: ${basis.sha256}`);
  page.moveDown(1);
  heading(sheet, 'H2', reportWords.basis[language]);
  paragraph(sheet, reportWords.method[language]);
  page.moveDown(0.5);
  for (const line of basisLines) {
    const values = line
      .of(report)
      .map(({ value = '-', case: caseId }) => (caseId ? `${caseId}: ${value}` : `${value}`));
    if (values.length === 0) continue;
    paragraph(sheet, `${line.title[language]}: ${values.join('; ')}`, { color: INK });
    paragraph(sheet, line.definition[language], { size: 8 });
    page.moveDown(0.3);
  }
};

/**
 * The report as a tagged A4 document. Its only dates are those of the data and nothing in it is compressed, so that the same
 * report gives the same bytes, whenever and wherever it is made.
 */
export const reportPdf = async (report: Report, about: ReportHeading): Promise<Buffer> => {
  const { setting, period, basis } = report;
  const { language, company } = about;
  const made = new Date(basis.lastEvent ?? period.start);
  const title = `${reportWords.title[language]}, ${setting.year}`;
  const page = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    compress: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: {
      Title: drawable(title),
      Author: drawable(company),
      Producer: 'Amends',
      Creator: 'Amends',
      CreationDate: made,
      ModDate: made,
    },
  });
  const parent = page.struct('Document');
  page.addStructure(parent);
  const sheet: Sheet = { page, parent };
  writeSummary(sheet, report, about);
  page.addPage();
  writeFront(sheet, report, about);
  page.addPage();
  heading(sheet, 'H2', reportWords.parameters[language]);
  page.moveDown(0.5);
  for (const result of report.results) writeParameter(sheet, { ...result, currency: setting.currency }, about);
  parent.end();
  writeFooters(
    sheet,
    (number, count) =>
      `${company} · ${setting.year} · ${basis.sha256.slice(0, 16)} · ${reportWords.page[language]} ${number} / ${count}`,
  );
  return bytesOf(sheet);
};
