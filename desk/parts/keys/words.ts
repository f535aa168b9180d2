import type { Words } from '../../words/use-words.ts';

const es = {
  title: 'Teclas',
  about: 'Ninguna tecla envía ni decide nada. Cada una es también un botón de esta lista.',
  on: 'Usar teclas en la mesa',
  off: 'Las teclas están apagadas: solo funcionan estos botones.',
  close: 'Cerrar',
  after: 'y después',
};
const en: typeof es = {
  title: 'Keys',
  about: 'No key sends or decides anything. Each is also a button of this list.',
  on: 'Use keys at the desk',
  off: 'Keys are off: only these buttons work.',
  close: 'Close',
  after: 'then',
};
export const words: Words<typeof es> = { es, en };
