import type { CaseFile } from '#domain/case/case-file.ts';
import type { Files } from '#domain/evidence/contents.ts';
import { documentPaths } from '#domain/evidence/document-paths.ts';
import { settlementPdf } from '#platform/documents/settlement-pdf.ts';
import type { EvidenceDeps } from './contract.ts';

/** The agreements and final answers of a case as PDF, each with a signature beside it that openssl checks. */
export const gatherDocuments = async (
  file: CaseFile,
  { policy, fonts, sign }: Pick<EvidenceDeps, 'policy' | 'fonts' | 'sign'>,
): Promise<Files> => {
  const documents: Files = new Map();
  for (const agreement of file.agreements) {
    const text = file.texts.get(agreement.textId);
    if (text === undefined) continue;
    const paths = documentPaths(agreement);
    const pdf = await settlementPdf({ file, agreement, text, policy }, fonts());
    documents.set(paths.pdf, pdf);
    documents.set(paths.signature, Buffer.from(await sign(pdf), 'base64'));
  }
  return documents;
};
