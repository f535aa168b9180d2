import { describe, expect, it } from 'vitest';
import { sha256 } from '#domain/case/history.ts';
import type { Agreement, Offer } from '#domain/case/settlement.ts';
import { settlementPdf } from '#platform/documents/settlement-pdf.ts';
import { policy } from '#test/support/case-fixture.ts';
import { fonts } from '#test/support/fonts.ts';

const text =
  'ACUERDO SOBRE LA RECLAMACIÓN AM-7K3Q9F2D\n\nPartes: Marta Olmedo Ruiz y Lumbre.\n\nLo que acordamos\nLe devolvemos 420 €. 漢字';
const agreement: Agreement = {
  cycle: 1,
  kind: 'agreement',
  textId: 'agreement-text-1',
  sha256: sha256(text),
  language: 'es',
  commitments: [
    { index: 1, concession: 'refund', what: 'Devolución', owner: 'lucia', dueAt: '2026-12-04T10:00:00.000Z' },
  ],
  signedBy: 'lucia',
  acceptance: {
    at: '2026-11-27T10:00:00.000Z',
    how: 'tracking-link',
    option: 'a',
    round: 2,
    sha256OfOffer: 'f'.repeat(64),
  },
  madeAt: '2026-11-27T10:00:05.000Z',
};
const offer = (round: number, status: Offer['status']) =>
  ({ cycle: 1, round, status, sha256: String(round).repeat(64), answeredAt: '2026-11-26T10:00:00.000Z' }) as Offer;

const make = async (over: Partial<Agreement> = {}, words = text): Promise<string> => {
  const file = { head: { reference: 'AM-7K3Q9F2D' }, offers: [offer(1, 'countered'), offer(2, 'accepted')] } as never;
  const bytes = await settlementPdf({ file, agreement: { ...agreement, ...over }, text: words, policy }, fonts);
  return Buffer.from(bytes).toString('latin1');
};

/** What a document must have to be PDF/A-3a (ISO 19005-3), as far as it can be told without a validator. */
const REQUIRED: [what: string, pattern: RegExp][] = [
  ['the version', /^%PDF-1\.7\n%[\x80-\xff]{4}/],
  ['conformance level A of part 3 in its metadata', /<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</],
  ['metadata that is not compressed', /\/Type \/Metadata\n\/Subtype \/XML/],
  ['an output intent with its profile', /\/S \/GTS_PDFA1[\s\S]*\/DestOutputProfile \d+ 0 R/],
  ['a tree of its structure', /\/StructTreeRoot \d+ 0 R/],
  ['that it is tagged', /\/Marked true/],
  ['its language', /\/Lang \(es\)/],
  ['its title in the window', /\/DisplayDocTitle true/],
  ['its fonts in it', /\/FontFile2 \d+ 0 R/],
  ['what its letters mean', /\/ToUnicode \d+ 0 R/],
  [
    'the attached text as one that belongs to it',
    /\/AFRelationship \/Source[\s\S]*\/AF \[\d+ 0 R\]|\/AF \[\d+ 0 R\][\s\S]*\/AFRelationship \/Source/,
  ],
  ['an identifier', /\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/],
];

describe('the PDF of an agreement', () => {
  it.each(REQUIRED)('It has %s', async (_, pattern) => {
    expect(await make()).toMatch(pattern);
  });

  it('It has nothing that PDF/A forbids: no encryption, no scripts, no font that is not embedded', async () => {
    const pdf = await make();
    for (const forbidden of ['/Encrypt', '/JavaScript', '/Launch', '/LZWDecode', 'Helvetica', '/Type1'])
      expect(pdf).not.toContain(forbidden);
    expect(pdf.match(/\/Subtype \/(?:Type0|CIDFontType2)/g)?.length).toBe(4);
  });

  it('The same agreement gives the same bytes, whenever it is made', async () => {
    expect(sha256(await make())).toBe(sha256(await make()));
    expect(await make({ madeAt: '2026-11-28T10:00:05.000Z' })).not.toBe(await make());
  });

  it('The exact text is attached, also what the font has no letter for', async () => {
    expect(await make()).toContain(Buffer.from(text, 'utf8').toString('latin1'));
  });

  it('It is tagged as it is read: a title, headings, paragraphs, lists', async () => {
    const pdf = await make();
    for (const tag of ['H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Document']) expect(pdf).toContain(`/S /${tag}\n`);
  });

  it('A long text goes on over pages', async () => {
    const long = `${text}\n\n${'Una frase que se repite para llenar la página. '.repeat(400)}`;
    expect((await make({}, long)).match(/\/Type \/Page\n/g)?.length).toBeGreaterThan(2);
  });

  it('What a letter commits us to is printed in its words, and once they are blocked as what its kind is called', async () => {
    const promised = { index: 1, kind: 'call-back', textId: 'c', what: 'Hablar', owner: 'lucia' } as const;
    const commitments = [{ ...promised, dueAt: '2026-12-18T22:59:59.999Z' }];
    const printed = async (texts: [string, string][]) => {
      const file = { head: { reference: 'AM-7K3Q9F2D' }, offers: [], texts: new Map(texts) } as never;
      const pdf = await settlementPdf({ file, agreement: { ...agreement, commitments }, text, policy }, fonts);
      return Buffer.from(pdf).toString('latin1');
    };
    expect((await printed([['c', 'Le llamo']])) === (await printed([]))).toBe(false);
    expect((await printed([['c', 'Hablar']])) === (await printed([]))).toBe(true);
  });

  it('A final answer is in the words of its kind and language, with nobody who accepted it', async () => {
    const { acceptance: _, ...bare } = agreement;
    const file = { head: { reference: 'AM-7K3Q9F2D' }, offers: [] } as never;
    const final: Agreement = { ...bare, kind: 'final-answer', language: 'en', commitments: [] };
    const pdf = Buffer.from(await settlementPdf({ file, agreement: final, text: 'Dear', policy }, fonts)).toString(
      'latin1',
    );
    expect(pdf).toContain('(Answer to complaint AM-7K3Q9F2D)');
    expect(pdf).toMatch(/\/Lang \(en\)/);
  });
});
