import type { Words } from '../../../words/use-words.ts';

const es = {
  label: 'Texto preparado',
  hint: 'Se pone donde está el cursor. Ctrl+Mayús+Espacio abre la lista.',
  choose: 'Elija un texto para empezar o acabar',
  find: 'Buscar un texto',
  none: 'Ningún texto con esas palabras',
  loading: 'Cargando los textos',
  failed: 'No se han podido cargar los textos.',
  added: (title: string) => `Puesto en la carta: ${title}`,
};
const en: typeof es = {
  label: 'Canned text',
  hint: 'It is put where the cursor is. Ctrl+Shift+Space opens the list.',
  choose: 'Choose a text to begin or end with',
  find: 'Find a text',
  none: 'No text with these words',
  loading: 'Loading the texts',
  failed: 'The texts could not be loaded.',
  added: (title) => `Put into the letter: ${title}`,
};
export const snippetWords: Words<typeof es> = { es, en };
