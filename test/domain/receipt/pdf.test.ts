import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#domain/case/history.ts';
import { pdfOf } from '#domain/receipt/pdf.ts';

const input = {
  title: 'Justificante AM-7K3Q9F2D',
  language: 'es',
  lines: ['Señora: «la caldera (nueva) \\ pierde agua», 30 €… 😀', 'palabra '.repeat(30)],
  attachment: { name: 'reclamacion.txt', text: 'La caldera 😀' },
};

/** Where the table of a document says that its objects begin. */
const offsetsOf = (pdf: string): number[] =>
  [...pdf.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));

describe('a receipt as PDF', () => {
  it('The same input gives the same bytes, in this version and in every later one', () => {
    expect(sha256(pdfOf(input))).toBe('7986c41c94d2f57e5ad7c633d36d5b1e2b1d6ef7243748424594edfb5068a729');
  });

  it('It is ASCII, ends as a PDF does, and its table finds every object', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 120 }), (lines) => {
        const pdf = pdfOf({ ...input, lines });
        expect(pdf).toMatch(/^%PDF-1\.7\n[\n\x20-\x7e]*%%EOF\n$/);
        for (const [index, offset] of offsetsOf(pdf).entries())
          expect(pdf.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
        expect(Number(/startxref\n(\d+)/.exec(pdf)?.[1])).toBe(pdf.indexOf('xref\n0 '));
      }),
      { numRuns: 30 },
    );
  });

  it('Letters of Spanish are shown, parentheses break out of nothing, and what the font lacks is attached word for word', () => {
    const pdf = pdfOf(input);
    expect(pdf).toContain('(Se\\361ora: \\253la caldera \\(nueva\\) \\\\ pierde agua\\273, 30 \\200\\205 ?)');
    expect(pdf).toContain(Buffer.from('La caldera 😀').toString('hex').toUpperCase());
  });

  it('No line is longer than a page is wide, and long texts go over several pages', () => {
    const pdf = pdfOf({ ...input, lines: Array.from({ length: 150 }, () => 'x'.repeat(200)) });
    for (const [, row = ''] of pdf.matchAll(/^\((.*)\) '$/gm)) expect(row.length).toBeLessThanOrEqual(80);
    expect(pdf).toContain('/Count 9');
  });
});
