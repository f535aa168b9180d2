export const MARGIN = 56;
export const GREY = '#555555';
export const INK = '#1a1a1a';
const LINE = '#bbbbbb';
const SHADE = '#f1f1f1';
/** What fits on a line of a table of figures next to the name of its row. */
const FIGURE_WIDTH = 82;

/** A document on its way, and the element of its structure that new ones go into. */
export type Sheet = { page: PDFKit.PDFDocument; parent: PDFKit.PDFStructureElement };

/** What the standard fonts cannot draw (they hold Windows-1252) would come out as rubbish. */
export const drawable = (text: string): string =>
  text.replace(/[\u00a0\u202f]/g, ' ').replace(/[^\x20-\x7e\u00a1-\u00ff€–—‘’“”•…]/g, '?');

export const heading = ({ page, parent }: Sheet, tag: 'H1' | 'H2' | 'H3', text: string): void => {
  const size = { H1: 20, H2: 14, H3: 11 }[tag];
  parent.add(
    page.struct(tag, {}, () => {
      page.font('Helvetica-Bold').fontSize(size).fillColor(INK).text(drawable(text));
    }),
  );
};

export const paragraph = (
  { page, parent }: Sheet,
  text: string,
  { size = 9, color = GREY }: { size?: number; color?: string } = {},
): void => {
  parent.add(
    page.struct('P', {}, () => {
      page.font('Helvetica').fontSize(size).fillColor(color).text(drawable(text), { lineGap: 1 });
    }),
  );
};

/** A table whose first row and first column are headers; it goes on over pages. */
export const table = ({ page, parent }: Sheet, rows: string[][]): void => {
  page.font('Helvetica').fontSize(8.5);
  const figures = (rows[0]?.length ?? 1) - 1;
  page.table({
    structParent: parent,
    columnStyles: ['*', ...Array.from({ length: figures }, () => FIGURE_WIDTH)],
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
export const keepTogether = ({ page }: Sheet, height: number): void => {
  if (page.y + height > page.page.height - MARGIN) page.addPage();
};

/** One line at the foot of every page, marked as no part of the text. */
export const writeFooters = ({ page }: Sheet, textOf: (number: number, count: number) => string): void => {
  const { count } = page.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    page.switchToPage(index);
    // Below the margin a text would begin a page of its own.
    page.page.margins.bottom = 0;
    page.markContent('Artifact', { type: 'Pagination' });
    page
      .font('Helvetica')
      .fontSize(8)
      .fillColor(GREY)
      .text(drawable(textOf(index + 1, count)), MARGIN, page.page.height - 36, {
        align: 'center',
        lineBreak: false,
        width: page.page.width - 2 * MARGIN,
      });
    page.endMarkedContent();
  }
};

/** Ends the document. */
export const bytesOf = ({ page }: Sheet): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    page.on('data', (chunk: Buffer) => chunks.push(chunk));
    page.on('end', () => resolve(Buffer.concat(chunks)));
    page.on('error', reject);
    page.end();
  });
