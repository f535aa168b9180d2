import PDFDocument from 'pdfkit';
import type { Fonts } from './fonts.ts';
import { linesBetweenWords } from './lines.ts';

const MARGIN = 64;
const INK = '#1a1a1a';
const GREY = '#555555';
/** Letters of a text and of what stands beside it, in points. */
const SIZE = { text: 10.5, small: 8.5, heading: 12.5, title: 16 } as const;

/** What a document is called, by whom and in which language, and when it was made: its only date. */
export type About = { title: string; company: string; language: string; madeAt: string };

/** A file that lies in a document as it is. */
export type Attached = { name: string; text: string; description: string };

type Font = { font: { hasGlyphForCodePoint(codePoint: number): boolean } };

/** A document on its way, tagged for those who have it read to them. */
export type Sheet = {
  title: (text: string) => void;
  heading: (text: string) => void;
  paragraph: (text: string, how?: { small?: boolean }) => void;
  list: (lines: string[]) => void;
  gap: () => void;
  /** The document, once nothing more is written. */
  end: (footer: (page: number, of: number) => string) => Promise<Uint8Array>;
};

/** The bytes of a document once it is ended; asked for before anything is written to it. */
export const collected = (page: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    page.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    page.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    page.on('error', reject);
  });

/** Of each page, at its foot; no part of what is read out. */
const footers = (page: PDFKit.PDFDocument, footer: (page: number, of: number) => string): void => {
  const { start, count } = page.bufferedPageRange();
  for (let number = start; number < start + count; number++) {
    page.switchToPage(number);
    const { margins, height, width } = page.page;
    const { bottom } = margins;
    margins.bottom = 0;
    page.markContent('Artifact', { type: 'Pagination' });
    page.font('regular').fontSize(SIZE.small).fillColor(GREY);
    page.text(footer(number - start + 1, count), MARGIN, height - bottom + 20, {
      width: width - 2 * MARGIN,
      align: 'center',
      lineBreak: false,
    });
    page.endMarkedContent();
    margins.bottom = bottom;
  }
};

type Block = { text: string; font?: 'regular' | 'bold'; size: number; color?: string };

/** What the font has no letter for is shown as `?`. */
const drawn = (page: PDFKit.PDFDocument, text: string, font: 'regular' | 'bold'): string => {
  page.font(font);
  const { font: shapes } = (page as unknown as { _font: Font })._font;
  return [...text.normalize('NFC').replace(/[\u00a0\u202f\t]/g, ' ')]
    .map((letter) => (letter === '\n' || shapes.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ? letter : '?'))
    .join('');
};

const blockIn =
  (page: PDFKit.PDFDocument) =>
  (parent: PDFKit.PDFStructureElement, tag: string, { text, font = 'regular', size, color = INK }: Block): void => {
    const words = drawn(page, text, font);
    parent.add(
      page.struct(tag as Parameters<PDFKit.PDFDocument['struct']>[0], {}, () => {
        page.font(font).fontSize(size).fillColor(color);
        const lines = linesBetweenWords(words, page.page.width - 2 * MARGIN, (some) => page.widthOfString(some));
        page.text(lines, { lineGap: 2 });
      }),
    );
  };

const writingOn = (page: PDFKit.PDFDocument, done: Promise<Uint8Array>): Sheet => {
  const root = page.struct('Document');
  page.addStructure(root);
  const block = blockIn(page);
  return {
    title: (text) => block(root, 'H1', { text, font: 'bold', size: SIZE.title }),
    heading: (text) => {
      page.moveDown(0.6);
      block(root, 'H2', { text, font: 'bold', size: SIZE.heading });
      page.moveDown(0.2);
    },
    paragraph: (text, { small = false } = {}) => {
      block(root, 'P', { text, size: small ? SIZE.small : SIZE.text, color: small ? GREY : INK });
      page.moveDown(small ? 0.2 : 0.6);
    },
    list: (lines) => {
      const list = page.struct('L');
      root.add(list);
      for (const line of lines) {
        const item = page.struct('LI');
        list.add(item);
        block(item, 'LBody', { text: line, size: SIZE.text });
        item.end();
        page.moveDown(0.2);
      }
      list.end();
    },
    gap: () => void page.moveDown(1),
    end: (footer) => {
      root.end();
      footers(page, (number, of) => drawn(page, footer(number, of), 'regular'));
      page.end();
      return done;
    },
  };
};

/**
 * Begins a document as PDF/A-3a (ISO 19005-3): tagged, with its fonts in it and the exact text attached. The same input gives the same
 * bytes: its only date is that of what it is about, and nothing in it is compressed. What the font has no letter for is shown as `?`.
 */
export const newSheet = ({ title, company, language, madeAt }: About, fonts: Fonts, attached: Attached): Sheet => {
  const made = new Date(madeAt);
  const page = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    compress: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: language,
    displayTitle: true,
    // The standard fonts cannot be embedded.
    font: null as unknown as string,
    info: { Title: title, Author: company, Producer: 'Amends', Creator: 'Amends', CreationDate: made, ModDate: made },
  });
  const done = collected(page);
  page.registerFont('regular', Buffer.from(fonts.regular));
  page.registerFont('bold', Buffer.from(fonts.bold));
  page.file(Buffer.from(attached.text, 'utf8'), {
    name: attached.name,
    type: 'text/plain',
    description: attached.description,
    creationDate: made,
    modifiedDate: made,
    relationship: 'Source',
  } as PDFKit.Mixins.PDFAttachmentOptions);
  return writingOn(page, done);
};
