import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPoints, MAX_PROPOSED } from '#domain/understand/points.ts';

describe('the points of a complaint, as a program reads them', () => {
  it.each([
    {
      language: 'Spanish',
      text: 'Buenas tardes. La caldera no calienta desde el lunes y nadie contesta. Quiero que vengan ya. ¿Por qué me cobraron 60,50 € de más? Muchas gracias. Un saludo, Ana',
      points: [
        'La caldera no calienta desde el lunes y nadie contesta.',
        'Quiero que vengan ya.',
        '¿Por qué me cobraron 60,50 € de más?',
      ],
    },
    {
      language: 'English',
      text: 'Hello. My bill is wrong. I was charged twice in March!\nI want my money back. Kind regards, Tom',
      points: ['My bill is wrong.', 'I was charged twice in March!', 'I want my money back.'],
    },
    {
      language: 'Catalan',
      text: 'Bona tarda. La caldera no funciona des de dilluns. Vull que em tornin els diners.',
      points: ['La caldera no funciona des de dilluns.', 'Vull que em tornin els diners.'],
    },
    {
      language: 'Galician',
      text: 'Bos días. A caldeira non funciona dende o luns. Quero que me devolvan os cartos.',
      points: ['A caldeira non funciona dende o luns.', 'Quero que me devolvan os cartos.'],
    },
    {
      language: 'Basque',
      text: 'Egun on. Galdara ez dabil astelehenetik. Nire dirua itzultzea nahi dut.',
      points: ['Galdara ez dabil astelehenetik.', 'Nire dirua itzultzea nahi dut.'],
    },
    {
      language: 'another',
      text: 'Guten Tag. Der Kessel ist seit Montag kaputt.',
      points: ['Der Kessel ist seit Montag kaputt.'],
    },
    { language: 'one word of', text: 'Fatal', points: ['Fatal'] },
    { language: 'no', text: '... \n!!', points: [] },
  ])('Sentences that ask or claim are found in $language words, and courtesies are not', ({ text, points }) => {
    expect(findPoints(text)).toEqual(points);
  });

  it('What is quoted from an earlier mail, and what is said twice, is one point less', () => {
    expect(findPoints('> Quiero dinero.\nNo funciona.\nNO FUNCIONA.')).toEqual(['No funciona.']);
  });

  it('The list is bounded, each point of it too, and what asks comes before what only claims', () => {
    const many = [...Array.from({ length: 12 }, (_, n) => `La pieza ${n} no funciona.`), '¿Cuándo vienen?'].join(' ');
    expect(findPoints(many)).toHaveLength(MAX_PROPOSED);
    expect(findPoints(many).at(-1)).toBe('¿Cuándo vienen?');
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        const points = findPoints(`${text} ${'quiero saber '.repeat(60)}`);
        expect(points.length).toBeLessThanOrEqual(MAX_PROPOSED);
        for (const point of points) expect(point.length).toBeLessThanOrEqual(300);
      }),
    );
  });
});
