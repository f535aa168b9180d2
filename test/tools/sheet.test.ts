import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { letterLanguages } from '#domain/vocabulary.ts';
import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';
import { sheetPage } from '#tools/sheet/contents.ts';
import { sheet } from '#tools/sheet/sheet.ts';

const company = { policy: loadPolicy('policy'), law: loadLaw('policy') };
const ASKED = { url: 'https://reclamaciones.lumbre.example', on: '2026-12-28', domain: 'lumbre.example' };

/** Pixels of a point of the page: enough for a camera, and for the decoder. */
const SCALE = 2;
const SIDE = 800 * SCALE;

/** What is drawn as rectangles on the pages of a document, as a picture that a camera would take of it. */
const photographed = (pdf: string): { width: number; height: number; data: Uint8Array } => {
  const data = new Uint8Array(SIDE * SIDE * 3).fill(255);
  for (const [, ...numbers] of pdf.matchAll(/^(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+) re$/gm)) {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map((number) => Number(number) * SCALE);
    for (let row = Math.round(y); row < Math.round(y + height); row++)
      data.fill(0, (row * SIDE + Math.round(x)) * 3, (row * SIDE + Math.round(x + width)) * 3);
  }
  return { width: SIDE, height: SIDE, data };
};

const made = async (...args: string[]): Promise<string> =>
  Buffer.from((await sheet(['--url', ASKED.url, '--on', ASKED.on, ...args])).bytes).toString('latin1');

describe('The sheet for shops', () => {
  it.each(letterLanguages)(
    'The code, read by a camera, leads to the form in the language of the page: %s',
    async (language) => {
      expect(decodeQR(photographed(await made('--lang', language)))).toBe(`${ASKED.url}/?lang=${language}`);
    },
  );

  it('In Spanish and English it tells what the law promises on that day, with its article', () => {
    const spanish = sheetPage(company, ASKED, 'es').promises.join('\n');
    expect(spanish).toContain('15 días hábiles (artículo 17.1, ');
    expect(spanish).toContain('puede pedir que le atienda una persona, en un plazo máximo de 3 minutos');
    const before = sheetPage(company, { ...ASKED, on: '2026-11-22' }, 'en').promises.join('\n');
    expect(before).toContain('15 calendar days (article 21.3');
    expect(before).not.toContain('minutes');
  });

  it('The other ways are those of the company; without a domain no address is made up', () => {
    expect(sheetPage(company, ASKED, 'ca').ways.lines).toEqual([
      'Per telèfon: +34 910 000 000',
      'Per correu: atencion@lumbre.example',
    ]);
    expect(sheetPage(company, { ...ASKED, domain: undefined }, 'eu').ways.lines).toEqual([
      'Telefonoz: +34 910 000 000',
    ]);
  });

  it('Each language has a page of its own, tagged with it, and the same question gives the same bytes', async () => {
    const twice = await made('--lang', 'es', '--lang', 'eu');
    expect(twice.match(/\/Type \/Page\n/g)).toHaveLength(2);
    expect(twice).toMatch(/\/Lang \(eu\)/);
    expect(twice).toBe(await made('--lang', 'es', '--lang', 'eu'));
  });

  it.each([
    [['--url', 'lumbre']],
    [['--url', ASKED.url, '--lang', 'fr']],
    [['--url', ASKED.url, '--on', 'mañana']],
    [['--url', ASKED.url, '--on', '2026-02-30']],
    [[]],
  ])('It refuses %j and says how to ask', async (args) => {
    await expect(sheet(args)).rejects.toThrow(/npm run -s sheet|there is no such day\. A day is written like/);
  });
});
