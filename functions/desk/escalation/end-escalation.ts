import { combine } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import { Refusal } from '#domain/refusal.ts';
import { decided, nameOf, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import { type Letter, ownWords } from '../reply/customer-letter.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { EscalationEnded, EscalationReport } from './contract.ts';
import { giveCase, ownerObjection } from './owning.ts';

export type EscalationInput = EscalationReport & { taskId: string; user: User };

/** Who owns the case from now on, where that changes. Refuses: person-unfit. */
const nextOwner = (context: DeskContext, { takeOver, backTo, user }: EscalationInput): string | undefined => {
  const { file, deps } = context;
  const to = takeOver ? user.id : backTo;
  if (to === undefined || to === file.head.owner) return undefined;
  const why = ownerObjection(context, to);
  if (why)
    throw new Refusal('person-unfit', {
      title: `${nameOf(deps.policy, to)} ${why}`,
      errors: [{ pointer: takeOver ? '/takeOver' : '/backTo', message: why }],
    });
  return to;
};

/** What the customer reads of how it ended: an update like any other, in the name of whoever ended it. */
const wordsFor = (context: DeskContext, letter: Letter) => {
  const {
    file: { head },
    at,
    deps: { policy, clock },
  } = context;
  return combine(
    { set: head.closedAt ? {} : { nextWordBy: nextWordAfter(head, at, { policy, clock }) } },
    ownWords(context, letter),
  );
};

/**
 * An escalation ends with what was done, and with the words for the customer, who was told that somebody with more say looks
 * into it. Whoever it went to may keep the case, which then is theirs with the open work of its owner, or give it back down to
 * somebody else.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, tone-wrong, person-unfit.
 */
export const endEscalation = async (input: EscalationInput, deps: DeskDeps): Promise<EscalationEnded> => {
  const { taskId, done, message, acceptTone = false, user } = input;
  const { cases, clock, policy } = deps;
  const { head } = await requireTask(cases, taskId);
  const { caseId, replyLanguage } = head;
  const tone = checkedTone(textsAt({ '/message': message }), { user, language: replyLanguage, acceptTone }, policy);
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  const at = clock.now();
  const messageId = `ended-${taskId}`;
  await cases.change(caseId, at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const { head } = file;
    const context = { file, at, deps };
    const to = nextOwner(context, input);
    const textId = `done-${taskId}`;
    return combine(
      {
        events: [
          {
            type: 'escalation-ended',
            actor: { kind: 'person', id: user.id },
            data: { taskId, textId, messageId, ...(to && { from: head.owner, to }), ...toneData(tone) },
          },
        ],
        items: [decided(task, { by: user.id, at }), { kind: 'text', textId, text: done }],
      },
      wordsFor(context, { messageId, message, user, trackingUrl }),
      to !== undefined && giveCase(context, { to, by: user.id, messageId: `given-${taskId}`, trackingUrl }),
    );
  });
  return { messageId, tone };
};
