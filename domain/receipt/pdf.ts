import { sha256 } from '../case/history.ts';

/**
 * A document of plain text as PDF 1.7, in a font that every reader has, and all of it ASCII: what is no ASCII stands in it as
 * octal or hex. The same input gives the same bytes for ever; a receipt's hash is kept, so nothing here may change what
 * comes out (a test holds it). What the font lacks is shown as `?`; the exact text is attached.
 */

/** What a document holds: a title, its lines, and the text that is attached to it word for word. */
export type PdfInput = {
  title: string;
  language: string;
  lines: string[];
  attachment: { name: string; text: string };
};

/** A4 in points, with room for 80 characters of Courier 10 on a line and 56 lines on a page. */
const PAGE = { width: 595, height: 842, left: 57, top: 780, leading: 13, characters: 80, lines: 56 } as const;

/** What Windows code page 1252 has in place of the control characters of Latin-1. */
const CP1252: Record<string, number> = {
  '€': 0x80,
  '‚': 0x82,
  '„': 0x84,
  '…': 0x85,
  Š: 0x8a,
  Œ: 0x8c,
  Ž: 0x8e,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  '™': 0x99,
  š: 0x9a,
  œ: 0x9c,
  ž: 0x9e,
};

const byteOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  return CP1252[character] ?? ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) ? code : 0x3f);
};

/** A string of the font's encoding, as PDF writes it. */
const literal = (line: string): string =>
  `(${[...line.normalize('NFC')]
    .map((character) => {
      const byte = byteOf(character);
      if (byte >= 0x7f) return `\\${byte.toString(8)}`;
      return '()\\'.includes(character) ? `\\${character}` : String.fromCharCode(byte);
    })
    .join('')})`;

const hex = (text: string, encoding: 'utf8' | 'utf16le'): string => {
  const bytes = Buffer.from(text, encoding);
  return (encoding === 'utf8' ? bytes : bytes.swap16()).toString('hex').toUpperCase();
};

/** A string of the document's own, such as its title. */
const unicode = (text: string): string => `<FEFF${hex(text, 'utf16le')}>`;

/** Breaks a line between words, and a longer word where it must. */
const wrapped = (line: string): string[] => {
  const rows: string[] = [];
  let rest = [...line.normalize('NFC').replace(/\t/g, '  ')];
  while (rest.length > PAGE.characters) {
    const space = rest.slice(0, PAGE.characters + 1).lastIndexOf(' ');
    const end = space > 0 ? space : PAGE.characters;
    rows.push(rest.slice(0, end).join(''));
    rest = rest.slice(space > 0 ? end + 1 : end);
  }
  return [...rows, rest.join('')];
};

const pagesOf = (lines: string[]): string[][] => {
  const rows = lines.flatMap(wrapped);
  return Array.from({ length: Math.max(1, Math.ceil(rows.length / PAGE.lines)) }, (_, page) =>
    rows.slice(page * PAGE.lines, (page + 1) * PAGE.lines),
  );
};

const stream = (content: string, entries = ''): string =>
  `<</Length ${content.length}${entries}>>\nstream\n${content}\nendstream`;

const pageContent = (rows: string[]): string =>
  [`BT /F1 10 Tf ${PAGE.leading} TL ${PAGE.left} ${PAGE.top} Td`, ...rows.map((row) => `${literal(row)} '`), 'ET'].join(
    '\n',
  );

/** Objects 1 to 6 are the catalog, the pages, the font, the title, the attached text and its name; pages follow in pairs. */
const objectsOf = ({ title, language, lines, attachment }: PdfInput): string[] => {
  const pages = pagesOf(lines);
  const place = (page: number): number => 7 + 2 * page;
  const kids = pages.map((_, page) => `${place(page)} 0 R`).join(' ');
  const box = `/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Resources<</Font<</F1 3 0 R>>>>`;
  return [
    `<</Type/Catalog/Pages 2 0 R/Lang${literal(language)}/ViewerPreferences<</DisplayDocTitle true>>/Names<</EmbeddedFiles<</Names[${literal(attachment.name)} 6 0 R]>>>>>>`,
    `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>',
    `<</Title${unicode(title)}>>`,
    stream(`${hex(attachment.text, 'utf8')}>`, '/Type/EmbeddedFile/Subtype/text#2Fplain/Filter/ASCIIHexDecode'),
    `<</Type/Filespec/F${literal(attachment.name)}/UF${literal(attachment.name)}/EF<</F 5 0 R>>>>`,
    ...pages.flatMap((rows, page) => [
      `<</Type/Page/Parent 2 0 R${box}/Contents ${place(page) + 1} 0 R>>`,
      stream(pageContent(rows)),
    ]),
  ];
};

/** The document as text: every character is one byte. */
export const pdfOf = (input: PdfInput): string => {
  const objects = objectsOf(input);
  const offsets: number[] = [];
  let document = '%PDF-1.7\n';
  for (const [index, object] of objects.entries()) {
    offsets.push(document.length);
    document += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const id = sha256(document).slice(0, 32).toUpperCase();
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return `${document}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 4 0 R/ID[<${id}><${id}>]>>\nstartxref\n${document.length}\n%%EOF\n`;
};
