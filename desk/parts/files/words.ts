import type { Words } from '../../words/use-words.ts';

const es = {
  kinds: { image: 'imagen', audio: 'audio', video: 'vídeo', pdf: 'PDF', text: 'texto', other: 'documento' },
  unnamed: (n: number) => `Archivo ${n}`,
  open: (name: string) => `Descargar ${name}`,
  loading: 'Preparando la descarga',
  started: 'La descarga ha empezado. El enlace caduca en un minuto.',
  states: { kept: '', refused: 'no aceptado', awaited: 'en camino', listed: 'en el original' } as Record<
    string,
    string
  >,
};
const en: typeof es = {
  kinds: { image: 'picture', audio: 'audio', video: 'video', pdf: 'PDF', text: 'text', other: 'document' },
  unnamed: (n) => `File ${n}`,
  open: (name) => `Download ${name}`,
  loading: 'Preparing the download',
  started: 'The download has begun. The link ends within a minute.',
  states: { kept: '', refused: 'refused', awaited: 'on its way', listed: 'in the original' },
};
export const fileWords: Words<typeof es> = { es, en };
