import { channels } from '#channels/names.ts';
import { missingByLaw } from '#domain/agreement/answer-requirements.ts';
import { answerDraft, finalAnswerFacts } from '#domain/agreement/facts-of.ts';
import { finalAnswer } from '#domain/agreement/final-answer.ts';
import { missingFromAnswer } from '#domain/agreement/letter-content.ts';
import { isAnswerable, openPoints } from '#domain/agreement/points.ts';
import { settledChange } from '#domain/agreement/settled.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { taskId } from '#domain/case/ids.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { offersOf } from '#domain/concession/rounds.ts';
import { stayOpen } from '#domain/concession/staircase.ts';
import { Refusal } from '#domain/refusal.ts';
import { shortHash } from '#domain/release/letters.ts';
import type { ReleaseOutput } from './contract.ts';
import { type EditedOffer, editedOffer } from './edited-offer.ts';
import { givesWords } from './given-words.ts';
import { sendOrAsk } from './release-offer.ts';
import { letterWith, over, type Released, type Releasing, releasedEvent } from './releasing.ts';

/** Refuses: points-unanswered, as no final answer goes out while a point of the complaint is open or nobody confirmed any. */
const demandPoints = ({ events }: CaseFile): void => {
  if (isAnswerable(events)) return;
  const errors = openPoints(events).map(({ pointId }) => ({
    pointer: '/decision',
    message: `point ${pointId} has no answer yet`,
  }));
  if (errors.length === 0) errors.push({ pointer: '/decision', message: 'no point of the complaint is confirmed yet' });
  throw new Refusal('points-unanswered', { errors });
};

/** Refuses: options-unfit where nothing is better than what the customer has said no to. */
const demandBetter = (edited: EditedOffer): EditedOffer => {
  if (edited.offer.options.some(({ openSince }) => openSince === undefined)) return edited;
  throw new Refusal('options-unfit', {
    errors: [{ pointer: '/add', message: 'must hold something that was not offered before' }],
  });
};

/**
 * Another round in place of the final answer, with what the releaser chose from the catalogue. Refuses: options-unfit, as what the
 * customer has answered already is no better offer.
 */
const betterOffer = (releasing: Releasing, shown: string): Released => {
  const { file, task, input } = releasing;
  const { cycle } = task;
  const shownOffers = offersOf(file, cycle).filter(({ status }) => status !== 'refused');
  const last = shownOffers.at(-1);
  const round = shownOffers.length + 1;
  const offer: Offer = {
    cycle,
    round,
    taskId: taskId({ caseId: file.head.caseId, kind: 'offer', cycle }, round),
    // What was offered before stays open beside it.
    options: last ? stayOpen(last) : [],
    status: 'needs-release',
    reasons: [
      {
        code: 'instead-of-answer',
        es: 'En lugar de la respuesta final',
        en: 'In place of the final answer',
      },
    ],
  };
  return sendOrAsk(releasing, demandBetter(editedOffer(releasing, { offer, shownText: shown }, input)));
};

/** Sends a final answer: the very text that is stored, sealed and mailed in one change. */
const sentAnswer = (releasing: Releasing, text: string, changed: boolean): Released => {
  const { file, at, deps, task, user, url } = releasing;
  const { cycle } = task;
  const { commitments } = releasing.committed;
  demandPoints(file);
  const facts = finalAnswerFacts({ file, at, policy: deps.policy }, cycle, commitments);
  const errors = [
    ...missingFromAnswer(text, facts),
    ...missingByLaw({ text, facts, regime: file.regime, head: file.head }),
  ];
  if (errors.length > 0) throw new Refusal('letter-incomplete', { errors });
  const written = finalAnswer(releasing, { cycle, text, releasedBy: user.id, commitments });
  const settled = settledChange(releasing, written, { trackingUrl: url, channels });
  const messageId = `agreement-${cycle}`;
  const output: ReleaseOutput = { next: 'agree', taskId: task.taskId };
  return {
    output,
    letter: letterWith(text, settled, messageId),
    change: combine(
      {
        events: [
          releasedEvent(releasing, {
            messageId,
            sha256: written.agreement.sha256,
            ...shortHash(settled.items ?? [], messageId),
            concessions: [],
            changed,
          }),
        ],
      },
      settled,
      over(releasing, output),
    ),
  };
};

/** The text of a final answer as it goes out: as it was edited, else drafted anew where something was given that stands in it. */
const wordsOfAnswer = ({ file, at, deps, task, input, committed }: Releasing, shown: string): string => {
  if (input.text !== undefined) return input.text;
  if (!givesWords(input) && !committed.isNew) return shown;
  return answerDraft({ file, at, policy: deps.policy }, task.cycle, committed.commitments);
};

/**
 * The release of a final answer: it goes out as it was shown or with other words; with concessions of the catalogue a better
 * offer goes out instead.
 * Refuses: points-unanswered, letter-incomplete, options-unfit.
 */
export const releaseAnswer = (releasing: Releasing): Released => {
  const { file, task, input } = releasing;
  const shown = file.texts.get(task.textId ?? '') ?? '';
  if (input.options || input.add) return betterOffer(releasing, shown);
  const text = wordsOfAnswer(releasing, shown);
  return sentAnswer(releasing, text, text !== shown);
};
