import type { DeskCase } from '../../api/types.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { fileWords } from './words.ts';

export type CaseFileRow = DeskCase['attachments'][number];
type Kind = keyof (typeof fileWords)['es']['kinds'];

/** What a file is, by its type. */
const kindOfFile = (type = ''): Kind => {
  const [family = ''] = type.split('/');
  if (type === 'application/pdf') return 'pdf';
  return family === 'image' || family === 'audio' || family === 'video' || family === 'text' ? family : 'other';
};

/** Its size in the units that people read: `34 kB`, `1,2 MB`. */
const sizeOfFile = (bytes: number, language: string): string => {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)} ${unit}`;
};

/** What to call each of some files, what it is and how large; a file whose name is not shown has a number. */
export const useFileNames = (): ((row: CaseFileRow, place: number) => { name: string; about: string }) => {
  const say = useWords(fileWords);
  const language = useLanguage();
  return ({ name, type, size }, place) => ({
    name: name ?? say.unnamed(place + 1),
    about: [say.kinds[kindOfFile(type)], size !== undefined && sizeOfFile(size, language)].filter(Boolean).join(' · '),
  });
};
