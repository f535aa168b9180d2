import type { CaseFile } from '#domain/case/case-file.ts';
import { taskId } from '#domain/case/ids.ts';
import type { Reason } from '#domain/case/reason.ts';
import type { Agreement, Offer, Outcome } from '#domain/case/settlement.ts';
import { executionOf } from '#domain/execution/execution.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { CasePart } from './contract.ts';
import type { VisiblePart } from './visible-part.ts';

/** Reasons in the reader's language. */
export const inWords = (reasons: Reason[], language: ReplyLanguage): string[] =>
  reasons.map((reason) => reason[language]);

export const offerView =
  ({ text }: VisiblePart, language: ReplyLanguage) =>
  (offer: Offer): CasePart<'offers'> =>
    omitUndefined({
      cycle: offer.cycle,
      round: offer.round,
      taskId: offer.taskId,
      status: offer.status,
      options: offer.options.map(({ optionId, concession, title, detail, value, cost, reasons }) =>
        omitUndefined({
          option: optionId,
          concession,
          title,
          detail,
          value,
          cost,
          reasons: inWords(reasons, language),
        }),
      ),
      reasons: inWords(offer.reasons, language),
      approvedBy: offer.approvedBy,
      releasedBy: offer.releasedBy,
      sha256: offer.sha256,
      chosen: offer.chosen,
      answeredAt: offer.answeredAt,
      message: text(offer.messageTextId),
      recordedBy: offer.recordedBy,
    });

export const agreementView = (
  { text, shows, priced }: VisiblePart,
  { cycle, kind, textId, sha256, language, madeAt, signedBy, releasedBy, acceptance, commitments }: Agreement,
  { head, events }: Pick<CaseFile, 'head' | 'events'>,
): CasePart<'agreement'> =>
  omitUndefined({
    cycle,
    kind,
    text: shows('letters') ? text(textId) : undefined,
    sha256,
    language,
    madeAt,
    signedBy,
    releasedBy,
    acceptedAt: acceptance?.at,
    acceptedBy: acceptance?.how,
    recordedBy: acceptance?.recordedBy,
    evidence:
      shows('letters') && acceptance?.evidence
        ? { ...acceptance.evidence, text: text(acceptance.evidence.textId) }
        : undefined,
    option: acceptance?.option,
    commitments: commitments.map(
      ({ index, concession, kind: promised, textId: wordsId, what, owner, dueAt, value, kept, proofTextId }) =>
        omitUndefined({
          index,
          concession,
          kind: promised,
          what: priced(text(wordsId) ?? what),
          owner,
          dueAt,
          value: shows('money') ? value : undefined,
          kept,
          proof: text(proofTextId),
          execution: executionOf(events, taskId({ caseId: head.caseId, kind: 'promise', cycle }, index)),
        }),
    ),
  });

export const outcomeView = ({
  cycle,
  result,
  cause,
  concessions,
  totalCost,
  rounds,
  recordedAt,
}: Outcome): CasePart<'outcome'> => omitUndefined({ cycle, result, cause, concessions, totalCost, rounds, recordedAt });
