import type { Reason } from '#domain/case/reason.ts';
import type { Agreement, Offer, Outcome } from '#domain/case/settlement.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { present } from '../present.ts';
import type { Reading } from '../reading.ts';
import type { DeskCase } from './contract.ts';

/** One entry of a list of the case view, or one of its objects. */
export type Part<Key extends keyof DeskCase> =
  NonNullable<DeskCase[Key]> extends (infer Row)[] ? Row : NonNullable<DeskCase[Key]>;

/** Reasons in the reader's language. */
export const inWords = (reasons: Reason[], language: ReplyLanguage): string[] =>
  reasons.map((reason) => reason[language]);

export const offerView =
  ({ text }: Reading, language: ReplyLanguage) =>
  (offer: Offer): Part<'offers'> =>
    present({
      cycle: offer.cycle,
      round: offer.round,
      taskId: offer.taskId,
      status: offer.status,
      options: offer.options.map(({ optionId, concession, title, detail, value, cost, reasons }) =>
        present({ option: optionId, concession, title, detail, value, cost, reasons: inWords(reasons, language) }),
      ),
      reasons: inWords(offer.reasons, language),
      approvedBy: offer.approvedBy,
      chosen: offer.chosen,
      answeredAt: offer.answeredAt,
      message: text(offer.messageTextId),
    });

export const agreementView = (
  { text, whole }: Reading,
  { cycle, kind, textId, sha256, language, madeAt, signedBy, acceptance, commitments }: Agreement,
): Part<'agreement'> =>
  present({
    cycle,
    kind,
    text: whole ? text(textId) : undefined,
    sha256,
    language,
    madeAt,
    signedBy,
    acceptedAt: acceptance?.at,
    option: acceptance?.option,
    commitments: commitments.map(({ index, concession, what, owner, dueAt, value, kept, proofTextId }) =>
      present({ index, concession, what, owner, dueAt, value, kept, proof: text(proofTextId) }),
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
}: Outcome): Part<'outcome'> => present({ cycle, result, cause, concessions, totalCost, rounds, recordedAt });
