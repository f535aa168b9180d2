import PDFDocument from 'pdfkit';
import { formatMoney } from '#domain/money.ts';
import { basisLines } from '#domain/report/basis.ts';
import type { Report } from '#domain/report/evaluate.ts';
import type { Figure, Group } from '#domain/report/fold.ts';
import type { Dimension, Parameter } from '#domain/report/parameter.ts';
import { figureText, unitOf } from '#domain/report/rows.ts';
import { definitionParts, dimensionWords, statisticWords, valueWords } from '#domain/report/wording.ts';
import { formatDay, formatInstant } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { durationText, words } from './report-words.ts';

/** Who reports, in which language, and what the policy's ids are called. */
export type Reader = {
  company: string;
  language: ReplyLanguage;
  names: Partial<Record<Dimension, Record<string, string>>>;
};

const MARGIN = 56;
const GREY = '#555555';
const LINE = '#bbbbbb';
const INK = '#1a1a1a';
const SHADE = '#f1f1f1';
/** What fits on a line of a table of figures beside the name of its row. */
const FIGURE_WIDTH = 82;

const shown = (
  parameter: Parameter,
  { statistic, value }: Figure,
  currency: string,
  language: ReplyLanguage,
): string => {
  if (value === undefined) return '-';
  const unit = unitOf(parameter, statistic);
  if (unit === 'seconds') return durationText(value);
  if (unit === 'minor-units') return formatMoney({ amount: value, currency }, language);
  return unit === '%' ? `${figureText(value, language)} %` : figureText(value, language);
};

/** What the standard fonts cannot draw (they hold Windows-1252) would come out as rubbish. */
const drawable = (text: string): string =>
  text.replace(/[\u00a0\u202f]/g, ' ').replace(/[^\x20-\x7e\u00a1-\u00ff€–—‘’“”•…]/g, '?');

type Page = PDFKit.PDFDocument;

const heading = (page: Page, parent: PDFKit.PDFStructureElement, tag: 'H1' | 'H2' | 'H3', text: string): void => {
  const size = { H1: 20, H2: 14, H3: 11 }[tag];
  parent.add(
    page.struct(tag, {}, () => {
      page.font('Helvetica-Bold').fontSize(size).fillColor(INK).text(drawable(text));
    }),
  );
};

const paragraph = (page: Page, parent: PDFKit.PDFStructureElement, text: string, size = 9, color = GREY): void => {
  parent.add(
    page.struct('P', {}, () => {
      page.font('Helvetica').fontSize(size).fillColor(color).text(drawable(text), { lineGap: 1 });
    }),
  );
};

/** A table whose first row and first column are headers; it goes on over pages. */
const table = (page: Page, parent: PDFKit.PDFStructureElement, rows: string[][], figureWidth = FIGURE_WIDTH): void => {
  page.font('Helvetica').fontSize(8.5);
  const figures = (rows[0]?.length ?? 1) - 1;
  page.table({
    structParent: parent,
    columnStyles: ['*', ...Array.from({ length: figures }, () => figureWidth)],
    defaultStyle: { border: { bottom: 0.5, top: 0, left: 0, right: 0 }, borderColor: LINE, padding: 3, textColor: INK },
    rowStyles: (row: number) => (row === 0 ? { backgroundColor: SHADE } : undefined),
    data: rows.map((cells, row) =>
      cells.map((text, column) => ({
        text: drawable(text),
        type: row === 0 || column === 0 ? 'TH' : 'TD',
        align: { x: column === 0 ? 'left' : 'right', y: 'top' },
      })),
    ),
  } as PDFKit.Mixins.TableOptionsWithData);
  page.x = MARGIN;
};

/** Begins a new page where less than so much of this one is left. */
const keepTogether = (page: Page, height: number): void => {
  if (page.y + height > page.page.height - MARGIN) page.addPage();
};

const nameOf = ({ by }: Group, { language, names }: Reader): string =>
  by
    ? `${dimensionWords[by.dimension][language]}: ${names[by.dimension]?.[by.value] ?? valueWords(by.value, language)}`
    : words.all[language];

const writeParameter = (
  page: Page,
  parent: PDFKit.PDFStructureElement,
  { parameter, groups }: Report['results'][number],
  currency: string,
  reader: Reader,
): void => {
  const { language } = reader;
  keepTogether(page, 130);
  heading(page, parent, 'H3', `${parameter.title[language]} (${words.article[language]} ${parameter.article})`);
  for (const { name, text } of definitionParts(parameter, language)) paragraph(page, parent, `${name}: ${text}`, 8);
  page.moveDown(0.4);
  const statistics = groups[0]?.figures.map(({ statistic }) => statisticWords[statistic][language]) ?? [];
  table(page, parent, [
    [parameter.id, ...statistics],
    ...groups.map((group) => [
      nameOf(group, reader),
      ...group.figures.map((figure) =>
        shown(parameter, figure, group.by?.dimension === 'currency' ? group.by.value : currency, language),
      ),
    ]),
  ]);
  page.moveDown(1.2);
};

const writeFront = (
  page: Page,
  root: PDFKit.PDFStructureElement,
  report: Report,
  { company, language }: Reader,
): void => {
  const { setting, period, basis } = report;
  const day = (at: string): string => formatDay(at, language, setting.zone);
  heading(page, root, 'H1', company);
  heading(page, root, 'H2', `${words.title[language]}, ${setting.year}`);
  paragraph(page, root, words.law[language], 10);
  page.moveDown(0.5);
  const last = new Date(Date.parse(period.end) - 1).toISOString();
  paragraph(page, root, `${words.period[language]}: ${day(period.start)} - ${day(last)} (${setting.zone})`, 10, INK);
  const made = basis.lastEvent ? formatInstant(basis.lastEvent, language, setting.zone) : words.none[language];
  paragraph(page, root, `${words.date[language]}: ${made}`, 10, INK);
  paragraph(page, root, `SHA-256: ${basis.sha256}`, 10, INK);
  page.moveDown(1);
  heading(page, root, 'H2', words.basis[language]);
  paragraph(page, root, words.method[language]);
  page.moveDown(0.5);
  for (const line of basisLines) {
    const values = line
      .of(report)
      .map(({ value = '-', case: caseId }) => (caseId ? `${caseId}: ${value}` : `${value}`));
    if (values.length === 0) continue;
    paragraph(page, root, `${line.title[language]}: ${values.join('; ')}`, 9, INK);
    paragraph(page, root, line.definition[language], 8);
    page.moveDown(0.3);
  }
};

const writeFooters = (page: Page, { year, sha256 }: { year: number; sha256: string }, reader: Reader): void => {
  const { count } = page.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    page.switchToPage(index);
    // Below the margin a text would begin a page of its own.
    page.page.margins.bottom = 0;
    const text = `${reader.company} · ${year} · ${sha256.slice(0, 16)} · ${words.page[reader.language]} ${index + 1} / ${count}`;
    page.markContent('Artifact', { type: 'Pagination' });
    page
      .font('Helvetica')
      .fontSize(8)
      .fillColor(GREY)
      .text(drawable(text), MARGIN, page.page.height - 36, {
        align: 'center',
        lineBreak: false,
        width: page.page.width - 2 * MARGIN,
      });
    page.endMarkedContent();
  }
};

const bytesOf = (page: Page): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    page.on('data', (chunk: Buffer) => chunks.push(chunk));
    page.on('end', () => resolve(Buffer.concat(chunks)));
    page.on('error', reject);
    page.end();
  });

/**
 * The report as a tagged A4 document. Its only dates are those of the data and nothing in it is compressed, so that the same
 * report gives the same bytes, whenever and wherever it is made.
 */
export const reportPdf = async (report: Report, reader: Reader): Promise<Buffer> => {
  const { setting, period, basis } = report;
  const { language, company } = reader;
  const made = new Date(basis.lastEvent ?? period.start);
  const title = `${words.title[language]}, ${setting.year}`;
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
  const root = page.struct('Document');
  page.addStructure(root);
  writeFront(page, root, report, reader);
  page.addPage();
  heading(page, root, 'H2', words.parameters[language]);
  page.moveDown(0.5);
  for (const result of report.results) writeParameter(page, root, result, setting.currency, reader);
  root.end();
  writeFooters(page, { year: setting.year, sha256: basis.sha256 }, reader);
  return bytesOf(page);
};
