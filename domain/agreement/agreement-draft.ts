import type { CaseContext } from '#domain/case/case-file.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Commitment, LetterCommitment, Offer, Option } from '#domain/case/settlement.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { commitmentWords } from '#domain/promises/commitment-words.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { agreementText } from './agreement-text.ts';
import { agreementFacts, signerOf } from './facts-of.ts';
import { shortTitle } from './parts.ts';

type Drafting = CaseContext<{ policy: Policy; clock: Clock }>;

type Made = Pick<Drafting, 'at' | 'deps'>;

/** What an option obliges us to: one commitment with a date and an owner; none where it is done by saying it, as an apology is. */
const ofOption = (option: Option, owner: string, { at, deps: { policy, clock } }: Made): Commitment[] => {
  const promise = policy.concessions.find(({ id }) => id === option.concession)?.promise;
  if (!promise) return [];
  const { concession, value } = option;
  const dueAt = clock.after(at, promise.due);
  return [{ index: 1, concession, what: shortTitle(option), owner, dueAt, ...(value && { value }) }];
};

/** What a letter commits us to, as promises that are numbered after those there are. */
export const promisesOfLetter = (commitments: readonly LetterCommitment[], before = 0): Commitment[] =>
  commitments.map((commitment, place) => ({ index: before + place + 1, ...commitment }));

/**
 * What an accepted offer obliges us to: what its option does, and what its letter commits us to besides. Where that was accepted so late
 * that hardly any time is left, it is due after the policy's time.
 */
export const commitmentsOf = (
  { offer, option }: { offer: Pick<Offer, 'commitments'>; option: Option },
  owner: string,
  made: Made,
): Commitment[] => {
  const { policy, clock } = made.deps;
  const promised = ofOption(option, owner, made);
  const earliest = clock.after(made.at, policy.promises.letter.atLeast);
  const besides = (offer.commitments ?? []).map((one) => (one.dueAt < earliest ? { ...one, dueAt: earliest } : one));
  return [...promised, ...promisesOfLetter(besides, promised.length)];
};

/** An agreement as a customer reads it before accepting: the very text that holds afterwards. `sha256`: of its UTF-8 bytes. */
export type AgreementDraft = {
  text: string;
  sha256: string;
  /** Each in its words. */
  commitments: Commitment[];
  signedBy: string;
  shownAt: Instant;
};

/** The agreement on an option of the open offer, as it is shown at `at`. */
export const draftAgreement = (context: Drafting, offer: Offer, option: Option): AgreementDraft => {
  const { file, at, deps } = context;
  const signedBy = signerOf(deps.policy, file, at);
  const commitments = commitmentsOf({ offer, option }, signedBy, context);
  const acceptance = {
    at,
    how: 'tracking-link',
    option: option.optionId,
    round: offer.round,
    sha256OfOffer: '',
  } as const;
  const text = agreementText({
    ...agreementFacts({ file, at, policy: deps.policy }, { offer, option, commitments, acceptance }),
    reviewedAt: at,
  });
  const inWords = commitments.map((one) => ({ ...one, what: commitmentWords(file.texts, one) }));
  return { text, sha256: sha256(text), commitments: inWords, signedBy, shownAt: at };
};
