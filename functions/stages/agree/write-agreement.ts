import { channels } from '#channels/names.ts';
import { commitmentsOf } from '#domain/agreement/agreement-draft.ts';
import { agreementText } from '#domain/agreement/agreement-text.ts';
import { type AcceptanceFacts, agreementFacts, answerDraft, signerOf } from '#domain/agreement/facts-of.ts';
import { finalAnswer } from '#domain/agreement/final-answer.ts';
import { resultOf, sealed, settledChange, type Written } from '#domain/agreement/settled.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Offer, Option } from '#domain/case/settlement.ts';
import { Permanent } from '#domain/failures.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { CycleInput } from '#platform/lambda-handler.ts';
import type { AgreeOutput } from './contract.ts';

export type AgreeDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  trackingUrl: (caseId: string) => Promise<string>;
};

type Context = CaseContext<AgreeDeps>;

/** The evidence of an acceptance, from the history, where nobody can change it. */
const acceptanceOf = (events: CaseEvent[], { cycle, round, answeredAt }: Offer, option: Option): AcceptanceFacts => {
  const answered = eventsOf(events, 'offer-answered').find(({ data }) => data.cycle === cycle && data.round === round);
  const { how = 'tracking-link', sha256OfOffer = '', saidAt, evidence, by } = answered?.data ?? {};
  return {
    at: saidAt ?? answeredAt ?? answered?.at ?? '',
    how,
    option: option.optionId,
    round,
    sha256OfOffer,
    ...(by && answered?.actor.kind === 'person' && { recordedBy: answered.actor.id }),
    ...(evidence && { evidence }),
  };
};

/** The text that the customer read before accepting it, word for word, and who answers for it. */
const reviewedOf = ({ events, texts }: CaseFile, { cycle, round }: Offer) => {
  const answered = eventsOf(events, 'offer-answered').find(({ data }) => data.cycle === cycle && data.round === round);
  const { reviewed } = answered?.data ?? {};
  const text = reviewed && texts.get(reviewed.textId);
  return reviewed && text !== undefined ? { at: reviewed.at, signedBy: reviewed.signedBy, text } : undefined;
};

const agreementOn = (context: Context, offer: Offer, option: Option): Written => {
  const { file, at, deps } = context;
  const reviewed = reviewedOf(file, offer);
  const signedBy = reviewed?.signedBy ?? signerOf(deps.policy, file, at);
  const commitments = commitmentsOf({ offer, option }, signedBy, { at: reviewed?.at ?? at, deps });
  const acceptance = acceptanceOf(file.events, offer, option);
  const facts = agreementFacts({ file, at, policy: deps.policy }, { offer, option, commitments, acceptance });
  const text = reviewed?.text ?? agreementText(facts);
  return {
    text,
    agreement: {
      ...sealed(context, offer.cycle, text),
      kind: 'agreement',
      commitments,
      signedBy,
      acceptance,
    },
  };
};

/**
 * A final answer that policy lets go out without a release. A last check, whatever went wrong before: nothing goes out that
 * leaves a point of the complaint unanswered, or that a person has to release first.
 */
const automaticAnswer = (context: Context, cycle: number): Written => {
  const { file, at, deps } = context;
  const { policy } = deps;
  if (!policy.negotiation.release.automatic.includes('final-answer'))
    throw new Permanent('A final answer needs a person who releases it');
  return finalAnswer(context, { cycle, text: answerDraft({ file, at, policy }, cycle) });
};

/**
 * Stage agree: writes the document that ends a cycle, once. An accepted option becomes an agreement with dated commitments
 * and the evidence of its acceptance. A final answer was written by its release; only where policy names final answers as
 * automatic it is written here.
 * @throws Permanent where a point of the complaint has no answer, or a final answer was not released
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
    const context = { file, at, deps };
    const written = accepted && option ? agreementOn(context, accepted, option) : automaticAnswer(context, cycle);
    result = resultOf(written.agreement);
    const automatic = written.agreement.kind === 'final-answer';
    return settledChange(context, written, { trackingUrl: url, channels, ...(automatic && { automatic }) });
  });
  return { caseId, cycle, result };
};
