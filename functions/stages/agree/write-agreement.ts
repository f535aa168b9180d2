import { channels } from '#channels/names.ts';
import { agreementText } from '#domain/agreement/agreement-text.ts';
import { finalAnswerText } from '#domain/agreement/final-answer-text.ts';
import { mayAnswer } from '#domain/agreement/note-points.ts';
import { shortTitle } from '#domain/agreement/parts.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Change } from '#domain/case/change.ts';
import { combine, textItem } from '#domain/case/change.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { eventsOf } from '#domain/case/events.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Agreement, Commitment, Offer, Option } from '#domain/case/settlement.ts';
import { Permanent } from '#domain/failures.ts';
import { compose, messageToCustomer, type OutgoingMessage } from '#domain/messages/compose.ts';
import { greetingName } from '#domain/messages/greeting.ts';
import { resolutionNotified } from '#domain/messages/resolution-notified.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { CycleInput } from '#platform/lambda-handler.ts';
import type { AgreeOutput } from './contract.ts';
import { type Acceptance, agreementFacts, finalAnswerFacts, signerOf } from './facts-of.ts';

export type AgreeDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  trackingUrl: (caseId: string) => Promise<string>;
};

type Context = CaseContext<AgreeDeps>;

type Written = { agreement: Agreement; text: string };

/** What an option obliges us to: one commitment with a date and an owner; none where it is done by saying it, as an apology is. */
const commitmentsOf = (option: Option, owner: string, { at, deps: { policy, clock } }: Context): Commitment[] => {
  const promise = policy.concessions.find(({ id }) => id === option.concession)?.promise;
  if (!promise) return [];
  const { concession, value } = option;
  const dueAt = clock.after(at, promise.due);
  return [{ index: 1, concession, what: shortTitle(option), owner, dueAt, ...(value && { value }) }];
};

/** The evidence of an acceptance, from the history, where nobody can change it. */
const acceptanceOf = (events: CaseEvent[], { cycle, round, answeredAt }: Offer, option: Option): Acceptance => {
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

const agreementOn = (context: Context, offer: Offer, option: Option): Written => {
  const { file, at, deps } = context;
  const signedBy = signerOf(deps.policy, file, at);
  const commitments = commitmentsOf(option, signedBy, context);
  const acceptance = acceptanceOf(file.events, offer, option);
  const facts = agreementFacts({ file, at, policy: deps.policy }, { offer, option, commitments, acceptance });
  const text = agreementText(facts);
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

/** A last check, whatever went wrong before: no final answer goes out that leaves a point of the complaint unanswered. */
const finalAnswer = (context: Context, cycle: number): Written => {
  const {
    file,
    at,
    deps: { policy },
  } = context;
  if (!mayAnswer(file)) throw new Permanent('A final answer needs an answer to each point of the complaint');
  const text = finalAnswerText(finalAnswerFacts({ file, at, policy }, cycle));
  const signedBy = signerOf(policy, file, at);
  return { text, agreement: { ...sealed(context, cycle, text), kind: 'final-answer', commitments: [], signedBy } };
};

/** The text's place and its hash, over exactly the UTF-8 bytes that are stored and sent. */
const sealed = ({ file: { head }, at: madeAt }: Context, cycle: number, text: string) => ({
  cycle,
  textId: `agreement-text-${cycle}`,
  sha256: sha256(text),
  language: head.replyLanguage,
  madeAt,
});

const mailOf = ({ file, deps }: Context, { agreement, text }: Written, trackingUrl: string): OutgoingMessage => {
  const { head, complainant } = file;
  const { policy } = deps;
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
  return messageToCustomer(
    channels,
    { head, complainant },
    {
      messageId: `agreement-${agreement.cycle}`,
      at: agreement.madeAt,
      template,
      ...content,
    },
  );
};

const resultOf = ({ kind }: Agreement): AgreeOutput['result'] => (kind === 'agreement' ? 'agreed' : 'answered');

const changeOf = ({ head }: CaseFile, { agreement, text }: Written, mail: OutgoingMessage): Change => {
  const { cycle, kind, textId, sha256: hash, signedBy, commitments } = agreement;
  const result = resultOf(agreement);
  const { messageId, status } = mail.message;
  return combine(
    {
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
            messageId,
          },
        },
        // A customer whom no channel reaches reads it on the tracking page, where it can be read from now on.
        ...(status === 'sent' ? [resolutionNotified(mail.message)] : []),
      ],
      items: [{ kind: 'agreement', agreement }, textItem(textId, text)],
    },
    mail,
  );
};

/**
 * Stage agree: writes the document that ends a cycle, once. An accepted option becomes an agreement with dated commitments
 * and the evidence of its acceptance; anything else a final answer with its reasons and the bodies outside the company that
 * the customer can turn to.
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
    const context = { file, at, deps };
    const written = accepted && option ? agreementOn(context, accepted, option) : finalAnswer(context, cycle);
    result = resultOf(written.agreement);
    return changeOf(file, written, mailOf(context, written, url));
  });
  return { caseId, cycle, result };
};
