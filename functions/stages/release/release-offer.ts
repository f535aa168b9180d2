import { channels } from '#channels/names.ts';
import { countedFor } from '#domain/budgets/counted-for.ts';
import { demandOf } from '#domain/budgets/demand.ts';
import type { Demand } from '#domain/budgets/demand-shape.ts';
import { combine } from '#domain/case/change.ts';
import type { Offer, Option } from '#domain/case/settlement.ts';
import { askApproval, type ToApprove } from '#domain/concession/ask-approval.ts';
import { optionCost } from '#domain/concession/authority.ts';
import { letterHash, letterItems, letterOf, letterTextId, shortHash } from '#domain/release/letters.ts';
import { sendOffer } from '#domain/release/send-offer.ts';
import type { ReleaseOutput } from './contract.ts';
import { type EditedOffer, editedOffer } from './edited-offer.ts';
import { hasToBeApproved } from './has-to-be-approved.ts';
import { letterWith, over, type Released, type Releasing, recorded, releasedEvent } from './releasing.ts';

const concessionsOf = (options: Option[]): string[] => options.map(({ concession }) => concession);

const ofOffer = ({ offer: { round, options }, leftOut }: Pick<EditedOffer, 'offer' | 'leftOut'>) => ({
  round,
  concessions: concessionsOf(options),
  ...(leftOut.length > 0 && { leftOut: concessionsOf(leftOut) }),
});

/** A change beyond a limit: what was approved before is void, and the offer, with the words it has now, is put to an approver. */
const sentBack = (
  releasing: Releasing,
  { offer, letter, edited, leftOut }: EditedOffer,
  asked: Pick<ToApprove, 'demand' | 'causes'>,
): Released => {
  const { file, user } = releasing;
  const edition = file.tasks.filter(({ kind, cycle }) => kind === 'release' && cycle === offer.cycle).length + 1;
  const { approvedBy: _, approvals: __, demand: ___, ...unapproved } = offer;
  const textId = letterTextId(offer, edition);
  const { task, change } = askApproval(releasing, {
    ...{ offer: { ...unapproved, letterTextId: textId }, proposer: user.id },
    ...asked,
  });
  const output: ReleaseOutput = { next: 'approve', taskId: task.taskId };
  const items = letterItems(textId, letter);
  return {
    output,
    letter: letterWith(letter.body, { items }, textId),
    change: combine(
      {
        set: { status: 'proposed', stage: 'release' },
        events: [
          {
            type: 'release-returned',
            actor: { kind: 'person', id: user.id },
            data: { ...recorded(releasing), ...ofOffer({ offer, leftOut }), cost: optionCost(offer.options), edited },
          },
        ],
        items,
      },
      change,
      over(releasing, output),
    ),
  };
};

/**
 * Sends an offer as it is now; an approval that a change has voided, and that is not needed any more, is forgotten.
 * @param asked what it asks of whoever releases it, who may grant that alone
 */
const sent = (releasing: Releasing, { offer, letter, changed, leftOut }: EditedOffer, asked: Demand): Released => {
  const { approvedBy, approvals, demand, ...rest } = offer;
  const stands = approvedBy && !changed;
  const final: Offer = {
    ...rest,
    ...(stands
      ? { approvedBy, ...(approvals && { approvals }), ...(demand && { demand }) }
      : asked.overBudget && { demand: asked }),
    releasedBy: releasing.user.id,
  };
  const { taskId, messageId, change } = sendOffer(releasing, { offer: final, letter, channels });
  const output: ReleaseOutput = { next: 'offer', taskId };
  return {
    output,
    letter: letterWith(letter.body, change, messageId),
    change: combine(
      {
        events: [
          releasedEvent(releasing, {
            ...ofOffer({ offer, leftOut }),
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
  const { file, at, deps, user, funds } = releasing;
  const { policy } = deps;
  const { offer, changed, leftOut } = edited;
  const demand = demandOf(policy, offer.options, funds);
  const causes = hasToBeApproved({ file, policy, user }, offer, { changed, demand });
  const done = causes.length > 0 ? sentBack(releasing, edited, { demand, causes }) : sent(releasing, edited, demand);
  const released = { ...done, leftOut: leftOut.map(({ concession, title }) => ({ concession, title })) };
  const isCounted = demand.cost > 0 && (changed || causes.length > 0);
  return isCounted ? { ...released, change: combine(released.change, countedFor(funds, at)) } : released;
};

/** The release of an offer: what was shown, or what the release changes of it. */
export const releaseOffer = (releasing: Releasing, offer: Offer): Released =>
  sendOrAsk(
    releasing,
    editedOffer(releasing, { offer, shown: letterOf(releasing.file, offer, releasing.url) }, releasing.input),
  );
