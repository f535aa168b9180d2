import type { CaseContext } from '#domain/case/case-file.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Commitment, Offer, Option } from '#domain/case/settlement.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { agreementText } from './agreement-text.ts';
import { agreementFacts, signerOf } from './facts-of.ts';
import { shortTitle } from './parts.ts';

type Drafting = CaseContext<{ policy: Policy; clock: Clock }>;

/** What an option obliges us to: one commitment with a date and an owner; none where it is done by saying it, as an apology is. */
export const commitmentsOf = (
  option: Option,
  owner: string,
  { at, deps: { policy, clock } }: Pick<Drafting, 'at' | 'deps'>,
): Commitment[] => {
  const promise = policy.concessions.find(({ id }) => id === option.concession)?.promise;
  if (!promise) return [];
  const { concession, value } = option;
  const dueAt = clock.after(at, promise.due);
  return [{ index: 1, concession, what: shortTitle(option), owner, dueAt, ...(value && { value }) }];
};

/** An agreement as a customer reads it before accepting: the very text that holds afterwards. `sha256`: of its UTF-8 bytes. */
export type AgreementDraft = {
  text: string;
  sha256: string;
  commitments: Commitment[];
  signedBy: string;
  shownAt: Instant;
};

/** The agreement on an option of the open offer, as it is shown at `at`. */
export const draftAgreement = (context: Drafting, offer: Offer, option: Option): AgreementDraft => {
  const { file, at, deps } = context;
  const signedBy = signerOf(deps.policy, file, at);
  const commitments = commitmentsOf(option, signedBy, context);
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
  return { text, sha256: sha256(text), commitments, signedBy, shownAt: at };
};
