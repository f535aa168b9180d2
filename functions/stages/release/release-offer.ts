import { channels } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { askApproval } from '#domain/concession/ask-approval.ts';
import { optionCost } from '#domain/concession/authority.ts';
import { letterHash, letterItems, letterOf, letterTextId, shortHash } from '#domain/release/letters.ts';
import { sendOffer } from '#domain/release/send-offer.ts';
import type { ReleaseOutput } from './contract.ts';
import { type EditedOffer, editedOffer } from './edited-offer.ts';
import { hasToBeApproved } from './has-to-be-approved.ts';
import { over, type Released, type Releasing, recorded, releasedEvent } from './releasing.ts';

const ofOffer = ({ round, options }: Offer) => ({
  round,
  concessions: options.map(({ concession }) => concession),
});

/** A change beyond a limit: what was approved before is void, and the offer, with the words it has now, is put to an approver. */
const sentBack = (releasing: Releasing, { offer, letter, edited }: EditedOffer): Released => {
  const { file, user } = releasing;
  const edition = file.tasks.filter(({ kind, cycle }) => kind === 'release' && cycle === offer.cycle).length + 1;
  const { approvedBy: _, ...unapproved } = offer;
  const textId = letterTextId(offer, edition);
  const asked = askApproval(releasing, { ...unapproved, letterTextId: textId }, user.id);
  const output: ReleaseOutput = { next: 'approve', taskId: asked.task.taskId };
  return {
    output,
    change: combine(
      {
        set: { status: 'proposed', stage: 'release' },
        events: [
          {
            type: 'release-returned',
            actor: { kind: 'person', id: user.id },
            data: { ...recorded(releasing), ...ofOffer(offer), cost: optionCost(offer.options), edited },
          },
        ],
        items: letterItems(textId, letter),
      },
      asked.change,
      over(releasing, output),
    ),
  };
};

/** Sends an offer as it is now; an approval that a change has voided, and that is not needed any more, is forgotten. */
const sent = (releasing: Releasing, { offer, letter, changed }: EditedOffer): Released => {
  const { approvedBy, ...rest } = offer;
  const final: Offer = { ...rest, ...(approvedBy && !changed && { approvedBy }), releasedBy: releasing.user.id };
  const { taskId, messageId, change } = sendOffer(releasing, { offer: final, letter, channels });
  const output: ReleaseOutput = { next: 'offer', taskId };
  return {
    output,
    change: combine(
      {
        events: [
          releasedEvent(releasing, {
            ...ofOffer(offer),
            messageId,
            sha256: letterHash(letter),
            ...shortHash(change.items ?? [], messageId),
            changed,
          }),
        ],
      },
      change,
      over(releasing, output),
    ),
  };
};

/**
 * Sends an offer that somebody wants to go out as it was shown or changed, or puts it to an approver where the change goes
 * beyond what they or the owner may grant.
 */
export const sendOrAsk = (releasing: Releasing, edited: EditedOffer): Released => {
  const { file, deps, user } = releasing;
  const asks = hasToBeApproved({ file, policy: deps.policy, user }, edited.offer, edited.changed);
  return (asks ? sentBack : sent)(releasing, edited);
};

/** The release of an offer: what was shown, or what the release changes of it. */
export const releaseOffer = (releasing: Releasing, offer: Offer): Released =>
  sendOrAsk(
    releasing,
    editedOffer(releasing, { offer, shown: letterOf(releasing.file, offer, releasing.url) }, releasing.input),
  );
