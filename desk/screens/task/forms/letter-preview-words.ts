import type { Words } from '../../../words/use-words.ts';

const es = {
  title: 'Cómo queda la carta',
  look: 'Ver la carta con los cambios',
  again: 'Volver a verla',
  nothing: 'Solo se mira: no se guarda ni se envía nada.',
  changed: 'Ha cambiado algo desde que la miró.',
  short: 'Lo que llega al teléfono',
  leftOut: (titles: string) => `Se proponía y ya no va en la carta, porque lo añadido ocupa su lugar: ${titles}.`,
};
const en: typeof es = {
  title: 'What the letter will be',
  look: 'See the letter with the changes',
  again: 'See it again',
  nothing: 'Only a look: nothing is stored or sent.',
  changed: 'Something has changed since you looked.',
  short: 'What goes to the phone',
  leftOut: (titles) => `Proposed and no longer in the letter, as what you added takes its place: ${titles}.`,
};
export const letterPreviewWords: Words<typeof es> = { es, en };
