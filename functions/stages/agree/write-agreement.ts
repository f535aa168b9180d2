import { textWrite } from '#cases/store/case-store.ts';
import { keys } from '#cases/store/keys.ts';
import { agreementText } from '#domain/agreement/agreement-text.ts';
import { finalAnswerText } from '#domain/agreement/final-answer-text.ts';
import { mayAnswer } from '#domain/agreement/note-points.ts';
import { gist } from '#domain/agreement/parts.ts';
import type { Agreement, CaseEvent, Commitment, Offer, Option } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Change } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import { Permanent } from '#domain/failures.ts';
import { compose, messageToCustomer, type OutgoingMessage } from '#domain/messages/compose.ts';
import { greetingName } from '#domain/messages/greeting.ts';
import { resolutionNotified } from '#domain/messages/resolution-notified.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { CycleInput } from '#platform/stage-handler.ts';
import type { AgreeOutput } from './contract.ts';
import { agreementFacts, finalAnswerFacts, signerOf } from './facts-of.ts';

export type AgreeDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  trackingUrl: (caseId: string) => Promise<string>;
};

type Written = { agreement: Agreement; text: string };

/** What an option turns into: one promise with a date and somebody who answers for it; none where saying it is keeping it. */
const commitmentsOf = (option: Option, owner: string, at: Instant, { policy, clock }: AgreeDeps): Commitment[] => {
  const promise = policy.concessions.find(({ id }) => id === option.concession)?.promise;
  if (!promise) return [];
  const { concession, value } = option;
  const dueAt = clock.after(at, promise.due);
  return [{ index: 1, concession, what: gist(option), owner, dueAt, ...(value && { value }) }];
};

/** The evidence of an acceptance, from the history, where nobody can change it. */
const evidenceOf = (events: CaseEvent[], { cycle, round }: Offer): string =>
  String(
    events.find(({ type, data }) => type === 'offer-answered' && data['cycle'] === cycle && data['round'] === round)
      ?.data['sha256OfOffer'] ?? '',
  );

const agreementOn = (file: CaseFile, offer: Offer, option: Option, at: Instant, deps: AgreeDeps): Written => {
  const signedBy = signerOf(deps.policy, file, at);
  const commitments = commitmentsOf(option, signedBy, at, deps);
  const text = agreementText(agreementFacts(deps.policy, file, { offer, option, commitments }, at));
  return {
    text,
    agreement: {
      ...sealed(file, offer.cycle, text, at),
      kind: 'agreement',
      commitments,
      signedBy,
      acceptance: {
        at: offer.answeredAt ?? at,
        how: 'tracking-link',
        option: option.optionId,
        round: offer.round,
        sha256OfOffer: evidenceOf(file.events, offer),
      },
    },
  };
};

/** The last wall: whatever went wrong before, no answer goes out that leaves a point of the complaint without one. */
const finalAnswer = (file: CaseFile, cycle: number, at: Instant, { policy }: AgreeDeps): Written => {
  if (!mayAnswer(file)) throw new Permanent('A final answer needs an answer to each point of the complaint');
  const text = finalAnswerText(finalAnswerFacts(policy, file, cycle, at));
  const signedBy = signerOf(policy, file, at);
  return { text, agreement: { ...sealed(file, cycle, text, at), kind: 'final-answer', commitments: [], signedBy } };
};

/** The text's place and its hash, over exactly the UTF-8 bytes that are stored and sent. */
const sealed = ({ head }: CaseFile, cycle: number, text: string, madeAt: Instant) => ({
  cycle,
  textId: `agreement-text-${cycle}`,
  sha256: sha256(text),
  language: head.replyLanguage,
  madeAt,
});

const mailOf = (file: CaseFile, { agreement, text }: Written, trackingUrl: string, policy: Policy): OutgoingMessage => {
  const { head, complainant } = file;
  const template = agreement.kind;
  const content = compose(policy, {
    template,
    language: head.replyLanguage,
    values: {
      name: greetingName(complainant),
      reference: head.reference,
      agreement: text,
      answer: text,
      sha256: agreement.sha256,
      trackingUrl,
      owner: nameOf(policy, agreement.signedBy),
      company: policy.company.name,
    },
  });
  return messageToCustomer(head, complainant, {
    messageId: `agreement-${agreement.cycle}`,
    at: agreement.madeAt,
    template,
    ...content,
  });
};

const resultOf = ({ kind }: Agreement): AgreeOutput['result'] => (kind === 'agreement' ? 'agreed' : 'answered');

const changeOf = ({ head }: CaseFile, { agreement, text }: Written, mail: OutgoingMessage): Change => {
  const { cycle, kind, textId, sha256: hash, signedBy, commitments } = agreement;
  const result = resultOf(agreement);
  return {
    set: { status: result, stage: 'agree' },
    events: [
      {
        type: result,
        actor: { kind: 'system' },
        data: {
          cycle,
          kind,
          language: head.replyLanguage,
          sha256: hash,
          signedBy,
          commitments: commitments.length,
          messageId: mail.message.messageId,
        },
      },
      // Who can be reached in no way reads it on the tracking page, where it stands from now on.
      ...(mail.message.status === 'sent' ? [resolutionNotified(mail.message)] : []),
    ],
    writes: [
      { put: { ...keys.agreement(head.caseId, cycle), ...agreement }, ifAbsent: true },
      textWrite(head.caseId, textId, text),
      ...mail.writes,
    ],
    effects: mail.effects,
  };
};

/**
 * Stage agree: writes what both sides hold at the end. An accepted option becomes an agreement with dated promises and the
 * evidence of its acceptance; anything else a reasoned final answer with the outside bodies to turn to. Written once.
 * @throws Permanent where a point of the complaint has no answer
 */
export const writeAgreement = async ({ caseId, cycle }: CycleInput, deps: AgreeDeps): Promise<AgreeOutput> => {
  const url = await deps.trackingUrl(caseId);
  const at = deps.clock.now();
  let result: AgreeOutput['result'] = 'answered';
  await deps.cases.change(caseId, at, (file) => {
    const before = file.agreements.find((agreement) => agreement.cycle === cycle);
    if (before) {
      result = resultOf(before);
      return undefined;
    }
    const accepted = file.offers.find((offer) => offer.cycle === cycle && offer.status === 'accepted');
    const option = accepted?.options.find(({ optionId }) => optionId === accepted.chosen);
    const written =
      accepted && option ? agreementOn(file, accepted, option, at, deps) : finalAnswer(file, cycle, at, deps);
    result = resultOf(written.agreement);
    return changeOf(file, written, mailOf(file, written, url, deps.policy));
  });
  return { caseId, cycle, result };
};
