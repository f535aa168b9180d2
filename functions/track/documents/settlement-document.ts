import { latestAgreement } from '#domain/agreement/latest-agreement.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Agreement } from '#domain/case/settlement.ts';
import { documentFile } from '#domain/evidence/document-paths.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import { settlementPdf } from '#platform/documents/settlement-pdf.ts';
import { demandCustomers, type OpenedLink } from '../open-link.ts';
import type { DocumentDeps } from './contract.ts';

/** What asking for a document refuses. */
export const documentRefusals = [
  'link-state-only',
  'case-blocked',
  'agreement-not-ready',
] as const satisfies RefusalCode[];

/** The latest agreement or final answer, as far as a link may have it. */
export type Settlement = { file: CaseFile; agreement: Agreement; text: string };

/**
 * What a link may have of what was settled.
 * Refuses: link-state-only, case-blocked, agreement-not-ready.
 */
export const settlementFor = (opened: OpenedLink): Settlement => {
  demandCustomers(opened);
  const { file } = opened;
  const agreement = latestAgreement(file);
  const text = agreement && file.texts.get(agreement.textId);
  if (!agreement || text === undefined) throw new Refusal('agreement-not-ready');
  return { file, agreement, text };
};

/** Under which name a document is saved. */
export const fileNameOf = ({ file: { head }, agreement }: Settlement): string =>
  documentFile(head.reference, agreement);

/** The document, byte for byte as it lies in an evidence pack. */
export const documentOf = (settlement: Settlement, { policy, fonts }: DocumentDeps): Promise<Uint8Array> =>
  settlementPdf({ ...settlement, policy }, fonts());

/** The signature over the document: each time another one, and each holds. */
export const signatureOf = async (settlement: Settlement, deps: DocumentDeps): Promise<Uint8Array> =>
  new Uint8Array(Buffer.from(await deps.sign(await documentOf(settlement, deps)), 'base64'));
