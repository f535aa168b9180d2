import { expect, it } from 'vitest';
import { putIn } from '../../desk/screens/case/snippets/put-in.ts';

const at = (marked: string) => ({ text: marked.replace('|', ''), cursor: marked.indexOf('|') });

it.each([
  ['|', 'Gracias.|'],
  ['Hola:|', 'Hola:\n\nGracias.|'],
  ['Hola:\n|', 'Hola:\n\nGracias.|'],
  ['Hola:\n\n|', 'Hola:\n\nGracias.|'],
  ['|Hasta pronto.', 'Gracias.|\n\nHasta pronto.'],
  ['Hola:|\n\nHasta pronto.', 'Hola:\n\nGracias.|\n\nHasta pronto.'],
  ['Hola:\n\n|Hasta pronto.', 'Hola:\n\nGracias.|\n\nHasta pronto.'],
])('A text is put where the cursor is, as a paragraph of its own: %j', (before, after) => {
  expect(putIn(at(before), 'Gracias.')).toEqual(at(after));
});
