import PDFDocument from 'pdfkit';
import encodeQR from 'qr';
import type { Fonts } from '#platform/documents/fonts.ts';
import { collected } from '#platform/documents/sheet.ts';
import type { SheetPage } from './contents.ts';

const MARGIN = 56;
const INK = '#1c2733';
/** Letters in points; the smallest is read at arm's length. */
const SIZE = { company: 16, title: 40, lead: 19, scan: 15, address: 15, heading: 15, text: 12.5 } as const;
/** Side of the code in points, 8.5 cm: read from a metre away. */
const CODE = 240;

/** Dark squares of the code, one rectangle a run of them, with the quiet zone of ISO/IEC 18004 around it. */
const drawCode = (page: PDFKit.PDFDocument, address: string): void => {
  const rows = encodeQR(address, 'raw', { ecc: 'quartile', border: 4 });
  const side = CODE / rows.length;
  const left = (page.page.width - CODE) / 2;
  const top = page.y;
  rows.forEach((row, down) => {
    row.forEach((isDark, across) => {
      if (isDark && !row[across - 1]) {
        const light = row.indexOf(false, across);
        page.rect(left + across * side, top + down * side, ((light < 0 ? row.length : light) - across) * side, side);
      }
    });
  });
  page.fill(INK);
  page.y = top + CODE;
};

type Line = { size: number; bold?: boolean; align?: 'left' | 'center' };

const drawPage = (page: PDFKit.PDFDocument, sheet: SheetPage): void => {
  const part = page.struct('Sect', { lang: sheet.language } as PDFKit.Mixins.StructureElementOptions);
  page.addStructure(part);
  const write = (tag: 'H1' | 'H2' | 'P', text: string, { size, bold = false, align = 'left' }: Line): void => {
    part.add(
      page.struct(tag, {}, () => {
        page
          .font(bold ? 'bold' : 'regular')
          .fontSize(size)
          .fillColor(INK)
          .text(text, MARGIN, page.y, { align, lineGap: 3, width: page.page.width - 2 * MARGIN });
      }),
    );
    page.moveDown(0.4);
  };
  const { company, title, lead, scan, address, ways, promises } = sheet;
  write('P', company, { size: SIZE.company, bold: true });
  write('H1', title, { size: SIZE.title, bold: true });
  write('P', lead, { size: SIZE.lead });
  part.add(page.struct('Figure', { alt: address }, () => drawCode(page, address)));
  write('P', scan, { size: SIZE.scan, align: 'center' });
  write('P', address, { size: SIZE.address, bold: true, align: 'center' });
  page.moveDown(0.6);
  write('H2', ways.title, { size: SIZE.heading, bold: true });
  for (const line of ways.lines) write('P', line, { size: SIZE.text });
  page.moveDown(0.4);
  for (const line of promises) write('P', line, { size: SIZE.text });
  part.end();
};

/** The sheet to print and hang up: an A4 page for each language, tagged, with the code as shapes. The same contents give the same bytes. */
export const sheetPdf = (
  pages: SheetPage[],
  { fonts, madeAt }: { fonts: Fonts; madeAt: Date },
): Promise<Uint8Array> => {
  const [first] = pages;
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    autoFirstPage: false,
    compress: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: first?.language ?? 'es',
    displayTitle: true,
    // The standard fonts cannot be embedded, and printers want all fonts.
    font: null as unknown as string,
    info: { Title: first?.title ?? '', Author: first?.company ?? '', CreationDate: madeAt, ModDate: madeAt },
  });
  const done = collected(document);
  document.registerFont('regular', Buffer.from(fonts.regular));
  document.registerFont('bold', Buffer.from(fonts.bold));
  for (const sheet of pages) {
    document.addPage();
    drawPage(document, sheet);
  }
  document.end();
  return done;
};
