import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterHtml } from '#channels/email/letter/letter.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';
import { DESK, eachTemplate, filledWith, TRACKING } from './every-template.ts';
import { buttonsOf, elementsOf, linksOf, preheaderOf, REMOTE, wordsOfHtml, wordsOfText } from './reading.ts';

const html = (letter: Parameters<typeof letterHtml>[0]): string => letterHtml(letter) ?? expect.fail('It is too long');
const link = { inText: TRACKING, label: 'Ver cómo va mi caso' };
const ofText = (text: string) => html({ subject: 'Asunto', text, language: 'es', link });

const ELEMENTS = 'html head meta title style body div table tr td p br a span strong h1 h2 ul ol li'.split(' ');

/** What somebody might write who wants a mail of ours to say, show or fetch something else. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</td></tr></table><a href="https://evil.example">Pulse</a>',
  '<!--[if mso]><a href="https://evil.example">x</a><![endif]-->',
  '--><style>@import url(//evil.example)</style>',
  "' onmouseover='x",
  '&lt;b&gt; &amp;amp; &#60;i&#62;',
  'https://evil.example/t/abc http://evil.example',
  'javascript:alert(1)',
  `${TRACKING}@evil.example`,
  `${TRACKING}.evil.example/`,
  `${TRACKING}/../../evil`,
];

it('A reference stays on one line, in a title, a paragraph and a list, and is copied as it is', () => {
  const reference = 'AM-7K3Q9F2D';
  const made = ofText(
    `ACUERDO ${reference}\n\nSu reclamación ${reference}, de hoy.\n\n- Reclamación ${reference}\n\n${TRACKING}`,
  );
  const body = made.slice(made.indexOf('<td class="paper"'));
  expect(body.split(reference)).toHaveLength(4);
  expect(body.split(`<span style="white-space:nowrap">${reference}</span>`)).toHaveLength(4);
});

describe.each(eachTemplate)('$language $template as HTML', (which) => {
  const checked = (said: (place: string) => string) => {
    const letter = filledWith(which, said);
    const made = html(letter);
    expect(wordsOfHtml(made, letter.link.inText)).toEqual(wordsOfText(letter.text));
    expect(buttonsOf(made)).toEqual(letter.hasLink ? [{ to: letter.link.inText, label: letter.link.label }] : []);
    expect(linksOf(made).filter((to) => to !== letter.link.inText)).toEqual([]);
    expect(made.match(/<[^>]*>/g)?.join('')).not.toMatch(REMOTE);
    expect([...elementsOf(made)].filter((name) => !ELEMENTS.includes(name))).toEqual([]);
    return made;
  };

  it('It says every word of the text in its order, with one button and nothing that is fetched', () => {
    const made = checked((place) => `${place} dice esto.`);
    expect(made).toContain(`<html lang="${which.language}"`);
    expect(preheaderOf(made)).not.toBe('');
    expect(preheaderOf(made)).not.toMatch(/^(?:Hola|Ola|Kaixo|Hello)\b|https?:/);
  });

  it('Nothing that anybody writes becomes markup, or a link', () => {
    for (const hostile of HOSTILE) checked(() => hostile);
    checked(() => HOSTILE.join('\n'));
    checked(() => HOSTILE.join('\n\n'));
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('http')),
  fc.constantFrom(
    ...HOSTILE,
    TRACKING,
    `${TRACKING}/receipt.pdf`,
    `${TRACKING}.`,
    '\n',
    '\n\n',
    '- ',
    '1. ',
    'A) ',
    ': ',
    ' ',
  ),
);

it('Whatever a text is, its words stand in the HTML in their order, with one button at most and no link but ours', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('').replace(/(?!\n)[\p{Cc}\u2028\u2029]/gu, ' ');
      const made = ofText(text);
      const plain = (words: string[]) => words.map((word) => word.replace(/^(?:[-•*] ?)+/, '')).filter(Boolean);
      expect(plain(wordsOfHtml(made, TRACKING))).toEqual(plain(wordsOfText(text)));
      expect(buttonsOf(made).length).toBeLessThanOrEqual(1);
      for (const to of linksOf(made)) expect([TRACKING, `${TRACKING}/receipt.pdf`]).toContain(to);
      expect(made.match(/<[^>]*>/g)?.join('')).not.toMatch(REMOTE);
    }),
  );
});

describe('The address that a mail leads to', () => {
  it('It becomes the button in its place, the last time that it ends a line: customers are quoted above', () => {
    const made = ofText(
      `Nos escribió: «vean ${TRACKING} ya» y\n${TRACKING}\n\nAquí puede ver cómo va:\n${TRACKING}\n\nUn saludo`,
    );
    expect(buttonsOf(made)).toEqual([{ to: TRACKING, label: link.label }]);
    expect(made.indexOf('class="go"')).toBeGreaterThan(made.indexOf('Aquí puede'));
    expect(made.indexOf('class="go"')).toBeLessThan(made.indexOf('Un saludo'));
  });

  it('It leads nearer to what the mail is about where that is known, and its text stays', () => {
    const to = `${DESK}/t/0193.examine.1`;
    const made = html({
      subject: 'Tarea',
      text: `Ábrala en la mesa: ${DESK}\nSi no puede, pásela ya.`,
      language: 'es',
      link: { inText: DESK, to, label: 'Abrir en la mesa' },
    });
    expect(linksOf(made)).toEqual([to]);
    expect(wordsOfHtml(made, DESK).join(' ')).toBe(`Ábrala en la mesa: ${DESK} Si no puede, pásela ya.`);
  });

  it('What belongs to its page is a link in the text, with the end of its sentence outside', () => {
    const made = ofText(`Su recibo: ${TRACKING}/receipt.pdf.\n\n${TRACKING}`);
    expect(linksOf(made)).toEqual([`${TRACKING}/receipt.pdf`, TRACKING]);
    expect(made).toContain('/receipt.pdf</a>.');
  });

  it('A text without it has no button', () => {
    expect(linksOf(ofText('Llámenos al 900 123 456.\n\nhttps://consumo.example'))).toEqual([]);
  });
});

describe('What a text consists of', () => {
  it('Lists are lists, a numbered point keeps its answer, and an option its letter', () => {
    const made = ofText(
      'Falta esto:\n- la factura\n- una foto\n\n7. ¿Cuándo vienen?\nEl martes.\n\nA) Revisión\n   Sin coste.',
    );
    expect(made).toMatch(/<ul [^>]*><li [^>]*>la factura<\/li><li [^>]*>una foto<\/li><\/ul>/);
    expect(made).toMatch(
      /<ol class="ink" start="7" [^>]*><li value="7" [^>]*>¿Cuándo vienen\?<br>El martes\.<\/li><\/ol>/,
    );
    expect(made).toMatch(/<strong>A\) Revisión<\/strong><br>Sin coste\./);
  });

  it('An agreement and an answer have their titles and headings; a letter in free words has none', () => {
    const text = 'Lo que acordamos\nLe devolvemos 30 €.\n\nUn saludo,\nLucía Ferrer\nLumbre';
    expect(ofText(`ACUERDO SOBRE LA RECLAMACIÓN AM-7K3Q9F2D\n\n${text}`)).toMatch(
      /<h1 [^>]*>ACUERDO SOBRE LA RECLAMACIÓN <span [^>]*>AM-7K3Q9F2D<\/span><\/h1><h2 [^>]*>Lo que acordamos<\/h2><p [^>]*>Le devolvemos 30 €\.<\/p><p [^>]*>Un saludo,<br>/,
    );
    expect([...elementsOf(ofText(text))].filter((name) => /^h\d$/.test(name))).toEqual([]);
  });

  it('A notice in the language of the customer says in which language it is', () => {
    const notice = { language: 'eu', text: 'Gaztelaniaz idazten dizugu.' };
    const made = html({
      subject: 'x',
      text: `${notice.text}\n\nHola, Ana:\n\nLe llamamos hoy. Y mañana.`,
      language: 'es',
      notice,
    });
    expect(made).toMatch(/<div lang="eu"><p [^>]*>Gaztelaniaz idazten dizugu\.<\/p><\/div><p [^>]*>Hola, Ana:<\/p>/);
    expect(preheaderOf(made)).toBe('Le llamamos hoy.');
  });
});

describe('Mail programs', () => {
  it('What turns a mail dark stands in sheets that Gmail reads, and names nothing outside', () => {
    const made = ofText('Hola');
    const sheets = [...made.matchAll(/<style>(.*?)<\/style>/gs)].map(([, sheet = '']) => sheet);
    expect(sheets[0]).toContain('@media (prefers-color-scheme:dark)');
    expect(sheets[0]).not.toContain('[data-');
    expect(sheets[1]).toContain('[data-ogsc] .ink{color:');
    for (const sheet of sheets) expect(sheet.length).toBeLessThan(8192);
    expect(made).toContain('<meta name="color-scheme" content="light dark">');
    expect(made).not.toContain('http');
  });

  it('A mail that they would cut off goes as text alone', () => {
    const text = (lines: number) => 'Una línea de la carta, que es larga.\n\n'.repeat(lines);
    expect(Buffer.byteLength(ofText(text(700)))).toBeLessThan(102_000);
    expect(letterHtml({ subject: 'x', text: text(2_000), language: 'es' })).toBeUndefined();
    expect(letterHtml({ subject: 'x', text: '<'.repeat(90_000), language: 'es' })).toBeUndefined();
  });

  it.each([
    '.'.repeat(90_000),
    '\n '.repeat(45_000),
    `${TRACKING} `.repeat(1_000),
    `${TRACKING}${'/a'.repeat(20_000)}`,
    '- '.repeat(40_000),
  ])('A text that is made to take long is made at once', async (text) => {
    expect(await cpuTimeOf(() => letterHtml({ subject: 'x', text, language: 'es', link }))).toBeLessThan(1_000);
  });
});
