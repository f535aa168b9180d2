import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import { Refusal } from '#domain/refusal.ts';
import { personAsking } from '#domain/tasks/data-request.ts';
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

/** What another person reads whose case was merged into this one: in their own case, where nobody else reads it. */
const wordsToPerson = (context: DeskContext, letter: Letter): Change =>
  combine(
    {
      events: [
        { type: 'message-sent', actor: { kind: 'person', id: letter.user.id }, data: { messageId: letter.messageId } },
      ],
    },
    ownWords(context, letter),
  );

/**
 * An escalation ends with what was done, and with the words for the customer, who was told that somebody with more say looks
 * into it. Whoever it went to may keep the case, which then is theirs with the open work of its owner, or give it back down to
 * somebody else. What another person asked about their data, whose case was merged into this one, is answered to them alone.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, tone-wrong, person-unfit.
 */
export const endEscalation = async (input: EscalationInput, deps: DeskDeps): Promise<EscalationEnded> => {
  const { taskId, done, message, acceptTone = false, user } = input;
  const { cases, clock, policy } = deps;
  const { head, tasks } = await requireTask(cases, taskId);
  const { caseId, replyLanguage } = head;
  const asking = tasks.find((task) => task.taskId === taskId);
  const person = asking && personAsking(asking);
  const tone = checkedTone(textsAt({ '/message': message }), { user, language: replyLanguage, acceptTone }, policy);
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  const theirUrl = person === undefined ? '' : await deps.trackingUrl(person);
  const at = clock.now();
  const messageId = `ended-${taskId}`;
  const ended = (file: CaseFile): Change => {
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
      person === undefined && wordsFor(context, { messageId, message, user, trackingUrl }),
      to !== undefined && giveCase(context, { to, by: user.id, messageId: `given-${taskId}`, trackingUrl }),
    );
  };
  const letter = { messageId, message, user, trackingUrl: theirUrl };
  await (person === undefined
    ? cases.change(caseId, at, ended)
    : cases.changeBoth([caseId, person], at, (file, theirs) => [
        ended(file),
        wordsToPerson({ file: theirs, at, deps }, letter),
      ]));
  return { messageId, tone };
};
