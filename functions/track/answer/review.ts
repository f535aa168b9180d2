import { type AgreementDraft, draftAgreement } from '#domain/agreement/agreement-draft.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Option } from '#domain/case/settlement.ts';
import { Refusal } from '#domain/refusal.ts';
import { acceptedOption } from '#functions/stages/offer/record-answer.ts';
import type { TrackDeps } from '../contract.ts';

/** An option of the open offer with the agreement that it would be. */
export type Review = { option: Option; draft: AgreementDraft };

/**
 * The agreement on an option of the open offer, as it would be if it were accepted now.
 * Refuses: option-unclear, no-open-offer, offer-answered-before.
 */
export const reviewOf = (
  file: CaseFile,
  option: string | undefined,
  { clock, policy }: Pick<TrackDeps, 'clock' | 'policy'>,
): Review => {
  const accepted = acceptedOption(file, { decision: 'accept', ...(option !== undefined && { option }) });
  if (!accepted.option) throw new Refusal('option-unclear');
  const context = { file, at: clock.now(), deps: { clock, policy } };
  return { option: accepted.option, draft: draftAgreement(context, accepted.offer, accepted.option) };
};
