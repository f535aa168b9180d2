import type { Agreement } from '../case/settlement.ts';
import type { ReplyLanguage } from '../vocabulary.ts';

const CALLED: Record<ReplyLanguage, Record<Agreement['kind'], string>> = {
  es: { agreement: 'acuerdo', 'final-answer': 'respuesta' },
  en: { agreement: 'agreement', 'final-answer': 'answer' },
};

/** What a document is called where its customer reads it, without an ending. */
export const documentName = ({ kind, language }: Pick<Agreement, 'kind' | 'language'>): string =>
  CALLED[language][kind];

/** Under which name its customer saves a document; its signature lies beside it as `.sig`. */
export const documentFile = (reference: string, agreement: Pick<Agreement, 'kind' | 'language'>): string =>
  `${reference}-${documentName(agreement)}.pdf`;

/** Where an agreement or a final answer lies in a pack: its exact text, its PDF, and the PDF's signature. */
export const documentPaths = ({ kind, cycle }: Pick<Agreement, 'kind' | 'cycle'>) => {
  const name = `agreements/${kind}-${cycle}`;
  return { text: `${name}.txt`, pdf: `${name}.pdf`, signature: `${name}.pdf.sig` };
};
