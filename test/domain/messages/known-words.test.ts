import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownWords, withoutKnown } from '#domain/messages/known-words.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';

const letter =
  'Hemos recibido su queja y la está mirando Lucía Gómez, que le llamará mañana por la mañana.\n\nUn saludo de Lucía';
const known = knownWords([letter]);

describe('what is known', () => {
  it.each([
    [
      'lines that were broken elsewhere',
      ['Hemos recibido su queja y la', 'está mirando Lucía Gómez, que le', 'llamará mañana por la mañana.'],
    ],
    [
      'marks, accents and capitals',
      ['> > HEMOS RECIBIDO su queja y la esta mirando', '> > Lucia Gomez, que le llamara mañana'],
    ],
    ['links as Outlook writes them', ['Hemos recibido su queja y la <https://x.example/t/1> está mirando Lucía']],
    ['a whole short line', ['Un saludo de Lucía']],
  ])('A text is known again: %s', (_, lines) => expect(known.covers(lines)).toEqual(lines.map(() => true)));

  it.each([
    ['few words of it', ['Hemos recibido su queja']],
    ['a line with a word more', ['No: hemos recibido su queja y la está mirando Lucía Gómez']],
    ['an empty line', ['']],
    ['one word', ['Lucía']],
  ])('A text is not known by %s', (_, lines) => expect(known.covers(lines)).toEqual([false]));

  it('What stands between known lines is not known', () => {
    const lines = [
      'Hemos recibido su queja y la está mirando',
      'no',
      'Lucía Gómez, que le llamará mañana por la mañana.',
    ];
    expect(known.covers(lines)).toEqual([true, false, true]);
    expect(withoutKnown(lines.join('\n'), known)).toBe('no');
  });

  it('Every line of a known text is known, if it has three words or stands in a run of seven', () => {
    const word = fc.constantFrom('agua', 'luz', 'gas', 'no', 'la', 'casa', 'lunes');
    const line = fc.array(word, { minLength: 3, maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        expect(knownWords([lines.join('\n')]).covers(lines)).toEqual(lines.map(() => true));
      }),
    );
  });

  it('Nothing is known where nothing was said', () => {
    expect(knownWords([]).isEmpty).toBe(true);
    expect(withoutKnown(letter, knownWords([]))).toBe(letter);
  });

  it('Telling what is known takes time in proportion to the length', async () => {
    const long = 'agua luz gas no la casa lunes '.repeat(20_000);
    expect(await cpuTimeOf(() => knownWords([long]).covers(long.split(' ')))).toBeLessThan(3_000);
  });
});
