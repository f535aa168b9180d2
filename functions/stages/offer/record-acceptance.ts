import { receiveWords } from '#cases/inbound-message/receive-words.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import { type Change, combine } from '#domain/case/change.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { offerHash } from '#domain/release/letters.ts';
import { dropAcceptances } from '#domain/tasks/ask-acceptance.ts';
import { decided, requireCase, requireOpenTask, type User } from '#domain/tasks/decide.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import type { Acceptance, RecordedAnswer } from './contract.ts';
import { keptEvidence, readingOf } from './evidence.ts';
import { chosenOption, requireAnswerable, requireOpenOffer } from './open-offer.ts';
import type { AnswerDeps } from './record-answer.ts';

/** `newId`: the salt of the hash over what proves it. */
export type AcceptanceDeps = AnswerDeps & { newId: () => string };

/** Who records that the customer accepted, and how that is known. */
export type AcceptanceBy = Acceptance & { user: User };

/**
 * What an acceptance that somebody of ours records does to a case, and what is known of it.
 * Refuses: no-open-offer, offer-answered-before, option-unclear, evidence-unfit.
 */
export const acceptanceOf = (
  { file, at, deps }: CaseContext<AcceptanceDeps>,
  { option, how, evidence: given, user }: AcceptanceBy,
): { change: Change; recorded: RecordedAnswer } => {
  const { head } = file;
  const offer = requireOpenOffer(file);
  const task = requireOpenTask(file, offer.taskId);
  const { cycle, round } = offer;
  const chosen = chosenOption(offer, { decision: 'accept', ...(option !== undefined && { option }) })?.optionId ?? '';
  const textId = `acceptance-${cycle}-${round}`;
  const { evidence, items, text, saidAt } = keptEvidence(file, given, {
    textId,
    offeredAt: task.openedAt ?? task.plannedAt,
    salt: deps.newId(),
  });
  const sha256OfOffer = offerHash(file, offer);
  const answered: Offer = { ...offer, status: 'accepted', answeredAt: at, chosen, recordedBy: user.id };
  const change = combine(
    {
      set: { status: 'accepted', stage: 'offer', nextWordBy: nextWordAfter(head, at, deps) },
      events: [
        {
          type: 'offer-answered',
          actor: { kind: 'person', id: user.id },
          data: {
            ...{ cycle, round, taskId: task.taskId, decision: 'accept', how, sha256OfOffer, option: chosen },
            ...{ by: 'person', because: 'customer-said', evidence },
            ...(saidAt && { saidAt }),
          },
        },
      ],
      items: [
        decided(task, { by: user.id, at, output: { decision: 'accept' } }),
        { kind: 'offer', offer: answered },
        ...items,
      ],
      effects: [{ effect: 'resume', taskId: task.taskId }],
    },
    text !== undefined &&
      receiveWords({ file, at, deps }, { messageId: textId, text, channel: 'desk', answersOffer: true, notice: false }),
  );
  return {
    change,
    recorded: {
      decision: 'accept',
      option: chosen,
      recordedBy: user.id,
      sha256OfOffer,
      sha256OfEvidence: evidence.sha256,
    },
  };
};

/**
 * Somebody of ours records that the customer accepted the open offer by mail, in a chat, on the phone, by post or in person
 * (stage offer), with what proves it. People without internet can agree.
 *
 * Refuses: no-such-case, not-your-case, and as `acceptanceOf`.
 */
export const recordAcceptance = async (
  { caseId: named, ...acceptance }: AcceptanceBy & { caseId: string },
  deps: AcceptanceDeps,
): Promise<RecordedAnswer> => {
  const { caseId } = (await requireCase(deps.cases, named)).head;
  const at = deps.clock.now();
  let recorded: RecordedAnswer | undefined;
  await deps.cases.change({ caseId, ...readingOf(acceptance.evidence) }, at, (file) => {
    requireAnswerable({ file, policy: deps.policy }, acceptance.user);
    const accepted = acceptanceOf({ file, at, deps }, acceptance);
    recorded = accepted.recorded;
    return combine(accepted.change, dropAcceptances(file));
  });
  if (!recorded) throw new Error('The acceptance was not decided');
  return recorded;
};
