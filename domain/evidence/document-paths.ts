import type { Agreement } from '../case/settlement.ts';

/** Where an agreement or a final answer lies in a pack: its exact text, its PDF, and the PDF's signature. */
export const documentPaths = ({ kind, cycle }: Pick<Agreement, 'kind' | 'cycle'>) => {
  const name = `agreements/${kind}-${cycle}`;
  return { text: `${name}.txt`, pdf: `${name}.pdf`, signature: `${name}.pdf.sig` };
};
