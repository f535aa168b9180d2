import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine, textItem } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { RecordedMeans } from '#domain/case/settlement.ts';
import { MAIL } from '#domain/messages/routing.ts';
import { Refusal } from '#domain/refusal.ts';
import { askedAbout } from '#domain/tasks/ask-acceptance.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { AcceptanceCheck, EvidenceGiven, RecordedAnswer } from './contract.ts';
import { requireOpenOffer } from './open-offer.ts';
import { type AcceptanceDeps, acceptanceOf } from './record-acceptance.ts';

export type CheckInput = AcceptanceCheck & { taskId: string; user: User };

/** By which means a message of a channel accepts. */
const meansOf = ({ messages }: CaseFile, messageId: string): RecordedMeans => {
  const channel = messages.find((message) => message.messageId === messageId)?.channel;
  if (channel === MAIL) return 'mail';
  return channel === 'call' ? 'phone' : 'chat';
};

/** The customer's words as evidence: their message, or the text of an edit, which is none. */
const wordsOf = ({ messages, texts }: CaseFile, textId: string): EvidenceGiven =>
  messages.some(({ messageId }) => messageId === textId) ? { messageId: textId } : { text: texts.get(textId) ?? '' };

/** Refuses: no-open-offer, offer-answered-before; the words were about an offer that is another by now. */
const demandSameOffer = (file: CaseFile, round: number): void => {
  if (requireOpenOffer(file).round !== round)
    throw new Refusal('no-open-offer', { title: 'The offer that the customer wrote about is not open any more' });
};

/**
 * The owner says whether words of the customer were an acceptance of the open offer (stage offer). If so they are recorded as
 * one in the same step, with the message as evidence; if not, the offer stays open.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, no-open-offer, offer-answered-before,
 * option-unclear, evidence-unfit.
 */
export const checkAcceptance = async (
  { taskId, user, accepted, option, note }: CheckInput,
  deps: AcceptanceDeps,
): Promise<Partial<RecordedAnswer>> => {
  const { cases, clock, policy } = deps;
  const { tasks } = await requireTask(cases, taskId);
  const asked = tasks.find((task) => task.taskId === taskId);
  const at = clock.now();
  let recorded: Partial<RecordedAnswer> = {};
  await cases.change({ caseId: caseIdOf(taskId), messages: [asked?.textId] }, at, (file): Change => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const { round, optionId } = askedAbout(task);
    const noteTextId = `checked-${taskId}`;
    const checked = {
      events: [
        {
          type: 'acceptance-checked',
          actor: { kind: 'person', id: user.id },
          data: { taskId, accepted, ...(note && { noteTextId }) },
        } as const,
      ],
      items: [decided(task, { by: user.id, at }), ...(note ? [textItem(noteTextId, note)] : [])],
    };
    if (!accepted) return checked;
    demandSameOffer(file, round);
    const textId = task.textId ?? '';
    const chosen = option ?? optionId;
    const acceptance = acceptanceOf(
      { file, at, deps },
      {
        ...(chosen !== undefined && { option: chosen }),
        how: meansOf(file, textId),
        evidence: { ...wordsOf(file, textId), ...(note && { text: note }) },
        user,
      },
    );
    recorded = acceptance.recorded;
    return combine(checked, acceptance.change);
  });
  return recorded;
};
