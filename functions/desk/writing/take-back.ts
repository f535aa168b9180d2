import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import type { Held, Message } from '#domain/case/message.ts';
import { ownWordsId } from '#domain/messages/own-words.ts';
import { Refusal } from '#domain/refusal.ts';
import type { User } from '#domain/tasks/decide.ts';
import { requireCase } from '#domain/tasks/decide.ts';
import type { Instant } from '#domain/time.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import type { DeskDeps } from '../contract.ts';
import type { MessageTakenBack } from './contract.ts';

export type TakeBackInput = { caseId: string; messageId: string; user: User };

type HeldMessage = Message & { held: Held };

const toCustomer = ({ messages }: CaseFile, id: string): Message => {
  const found = messages.find(({ messageId }) => messageId === id);
  if (found?.direction === 'out' && found.audience === 'customer') return found;
  throw new Refusal('no-such-message');
};

/** Too late: when it left, or since when it is on its way. */
const left = ({ sentAt, held, at }: Message): Refusal => {
  const leftAt = sentAt ?? held?.until ?? at;
  return new Refusal('message-left', { details: { leftAt } });
};

/** Refuses: not-your-message, message-left. */
const demandHeld = (message: Message, user: User, at: Instant): HeldMessage => {
  const { held, status } = message;
  if (held && held.by !== user.id) throw new Refusal('not-your-message');
  if (!held || !['held', 'taken-back'].includes(status) || (status === 'held' && at >= held.until)) throw left(message);
  return { ...message, held };
};

/** The date that was promised before, unless another has been promised since. */
const promisedBefore = (head: Case, { at, held }: HeldMessage, deps: DeskDeps): Pick<Case, 'nextWordBy'> | undefined =>
  !head.closedAt && head.nextWordBy === nextWordAfter(head, at, deps)
    ? { nextWordBy: held.before.nextWordBy }
    : undefined;

const taken = (file: CaseFile, message: HeldMessage, deps: DeskDeps): Change => ({
  set: promisedBefore(file.head, message, deps) ?? {},
  events: [
    {
      type: 'message-taken-back',
      actor: { kind: 'person', id: message.held.by },
      data: { messageId: message.messageId },
    },
  ],
  items: [{ kind: 'message-change', message, set: { status: 'taken-back' } }],
});

/**
 * Takes back a message to the customer before it leaves: it never does, the date it promised is what it was before, and its words
 * come back to whoever wrote it. Of a send and this at the same moment one condition on the message lets one happen. Done twice it is
 * done once.
 * Refuses: no-such-case, case-merged, no-such-message, not-your-message, message-left with when it left.
 */
export const takeBack = async (
  { caseId, messageId, user }: TakeBackInput,
  deps: DeskDeps,
): Promise<MessageTakenBack> => {
  const { cases, clock } = deps;
  if ((await requireCase(cases, caseId)).head.caseId !== caseId) throw new Refusal('case-merged');
  let text = '';
  const after = await cases.change({ caseId, messages: [messageId] }, clock.now(), (file) => {
    const message = demandHeld(toCustomer(file, messageId), user, clock.now());
    text = file.texts.get(ownWordsId(messageId)) ?? '';
    return message.status === 'taken-back' ? undefined : taken(file, message, deps);
  });
  return { messageId, text, ...(!after.closedAt && { nextWordBy: after.nextWordBy }) };
};
