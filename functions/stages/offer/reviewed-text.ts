import { draftAgreement } from '#domain/agreement/agreement-draft.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import type { Offer, Option } from '#domain/case/settlement.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { type Clock, type Instant, instantAfter } from '#domain/time.ts';

/** How long a text that was shown can be accepted: its dates are counted from then. Minutes of the wall clock. */
const HOLDS_MS = 2 * 3_600_000;

/** An option that is accepted, with what was shown of it; `shownAt` is absent where nothing was. */
type Accepted = { offer: Offer; option: Option; shownAt?: Instant; sha256?: string };

/**
 * The text of the agreement that the customer read, where it is still the one that holds: made again from the case as it is now, with
 * the dates of the moment it was shown. Undefined where none was shown. Refuses: agreement-is-another.
 */
export const reviewedText = (
  { file, at, deps }: CaseContext<{ policy: Policy; clock: Clock }>,
  { offer, option, shownAt, sha256: seen }: Accepted,
) => {
  if (shownAt === undefined) return undefined;
  const isRecent = shownAt <= at && instantAfter(shownAt, HOLDS_MS) >= at;
  const draft = isRecent ? draftAgreement({ file, at: shownAt, deps }, offer, option) : undefined;
  if (!draft || draft.sha256 !== seen)
    throw new Refusal('agreement-is-another', {
      errors: [{ pointer: '/sha256', message: 'is not that of the agreement as it is now: read it again' }],
    });
  const { cycle, round } = offer;
  const textId = `reviewed-${cycle}-${round}`;
  return { text: draft.text, reviewed: { at: shownAt, sha256: draft.sha256, textId, signedBy: draft.signedBy } };
};
