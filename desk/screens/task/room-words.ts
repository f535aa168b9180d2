import type { Words } from '../../words/use-words.ts';

const es = {
  show: 'Ver el margen',
  hide: 'Ocultar el margen',
  loading: 'Consultando…',
  title: 'Margen del caso',
  most: 'Lo más que puede costar un caso así',
  spent: 'Gastado en ciclos anteriores',
  room: 'Lo que queda',
  yours: 'Lo que usted puede conceder',
  note: 'Solo para decidir: no se comparte, y queda anotado que lo ha consultado.',
};
const en: typeof es = {
  show: 'Show the room',
  hide: 'Hide the room',
  loading: 'Asking…',
  title: 'Room of the case',
  most: 'The most a case like this may cost',
  spent: 'Spent in earlier cycles',
  room: 'What is left',
  yours: 'What you may grant',
  note: 'To decide with only: it is not shared, and it is noted that you looked.',
};
export const roomWords: Words<typeof es> = { es, en };
