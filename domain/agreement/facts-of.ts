import type { AgreementFacts } from '#domain/agreement/agreement-text.ts';
import { statementsIn } from '#domain/agreement/answer-requirements.ts';
import { bodiesFor, type Ending, type FinalAnswerFacts, finalAnswerText } from '#domain/agreement/final-answer-text.ts';
import { givenOf } from '#domain/agreement/given.ts';
import { answeredPoints } from '#domain/agreement/note-points.ts';
import type { CommitmentFacts, DocumentFacts } from '#domain/agreement/parts.ts';
import { isAnswerable } from '#domain/agreement/points.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Agreement, Commitment, LetterCommitment, Offer, Option } from '#domain/case/settlement.ts';
import { greetingName } from '#domain/messages/greeting.ts';
import { wishesOf } from '#domain/messages/requested-remedies.ts';
import { concernedIn, lastResort } from '#domain/people/concerned.ts';
import { dayOf, personOf, supervisorOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { commitmentWords } from '#domain/promises/commitment-words.ts';
import type { Instant } from '#domain/time.ts';

/** The case a document ends, and when it is made. */
type Setting = { file: CaseFile; at: Instant; policy: Policy };

/**
 * Id of the human who answers for what we write at the end: the owner, else a supervisor who is there and whom the case is not about;
 * where there is none, whoever gets the cases that nobody else may have, since a complaint is not left without its answer over that.
 */
export const signerOf = (policy: Policy, file: CaseFile, at: Instant): string => {
  const day = dayOf(policy, at);
  const excluded = concernedIn(policy, file);
  const others = { ...policy, people: policy.people.filter(({ id }) => !excluded.includes(id)) };
  const signer = file.head.owner ?? supervisorOf(others, undefined, day) ?? lastResort(policy, { day, excluded });
  if (!signer) throw new RangeError('Nobody signs for the company');
  return signer;
};

const documentFacts = (
  { file, at, policy }: Setting,
  cycle: number,
  document: 'agreement' | 'final-answer',
): Omit<DocumentFacts, 'commitments'> => {
  const customer = greetingName(file.complainant).trim();
  return {
    language: file.head.replyLanguage,
    company: policy.company.name,
    zone: policy.company.zone,
    phone: policy.company.phone,
    reference: file.head.reference,
    receivedAt: file.head.receivedAt,
    madeAt: at,
    ...(customer && { customer }),
    given: givenOf(policy, file, cycle),
    points: answeredPoints(file),
    everyPointAnswered: isAnswerable(file.events),
    statements: statementsIn(document, { regime: file.regime, language: file.head.replyLanguage }),
    signer: personOf(policy, signerOf(policy, file, at)).name,
  };
};

/** Promises as a document says them: in words, with the names of those who answer for them. */
export const commitmentFacts = (
  policy: Policy,
  { texts }: Pick<CaseFile, 'texts'>,
  commitments: readonly (Commitment | LetterCommitment)[],
): CommitmentFacts[] =>
  commitments.map((commitment) => ({
    what: commitmentWords(texts, commitment),
    owner: personOf(policy, commitment.owner).name,
    dueAt: commitment.dueAt,
  }));

/** How an offer was accepted, as the agreement keeps it. */
export type AcceptanceFacts = NonNullable<Agreement['acceptance']>;

/** What an agreement on an accepted option says. */
export const agreementFacts = (
  setting: Setting,
  {
    offer,
    option,
    commitments,
    acceptance,
  }: { offer: Offer; option: Option; commitments: Commitment[]; acceptance: AcceptanceFacts },
): AgreementFacts => ({
  ...documentFacts(setting, offer.cycle, 'agreement'),
  option,
  round: offer.round,
  acceptedAt: acceptance.at,
  acceptedBy: acceptance.how,
  ...(acceptance.recordedBy && { recordedBy: personOf(setting.policy, acceptance.recordedBy).name }),
  commitments: commitmentFacts(setting.policy, setting.file, commitments),
});

const endingOf = (policy: Policy, shown: Offer[]): Ending => {
  const last = shown.at(-1);
  if (last?.status === 'declined') return last.unanswered ? 'unanswered' : 'declined';
  return shown.length >= policy.negotiation.rounds ? 'rounds-spent' : 'nothing-more';
};

/** What a final answer says; only offers the customer has seen are listed. */
export const finalAnswerFacts = (
  setting: Setting,
  cycle: number,
  commitments: readonly LetterCommitment[] = [],
): FinalAnswerFacts => {
  const { file, policy } = setting;
  const shown = file.offers.filter((offer) => offer.cycle === cycle && offer.answeredAt !== undefined);
  const [requestedRemedy] = wishesOf(file, cycle);
  return {
    ...documentFacts(setting, cycle, 'final-answer'),
    commitments: commitmentFacts(policy, file, commitments),
    ...(requestedRemedy && { requestedRemedy }),
    ending: endingOf(policy, shown),
    offers: shown.map(({ round, options }) => ({ round, options })),
    bodies: bodiesFor(policy, file.complainant.region),
    adheresTo: policy.company.adheresTo.flatMap(
      (id) => policy.bodies.find((body) => body.id === id)?.name[file.head.replyLanguage] ?? [],
    ),
  };
};

/** The text of a final answer as it stands now: what whoever releases it reads, and the customer gets. */
export const answerDraft = (setting: Setting, cycle: number, commitments: readonly LetterCommitment[] = []): string =>
  finalAnswerText(finalAnswerFacts(setting, cycle, commitments));
