import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import type { Message } from '#domain/case/message.ts';
import { correspondenceOf } from '#domain/messages/correspondence.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import { caseOfMessages, fromCustomer } from './case-of-messages.ts';
import type { CaseReference, Split } from './contract.ts';

export type SplitInput = Split & { caseId: string; user: User };

const wrong = (message: string): Refusal =>
  new Refusal('split-unfit', {
    title: `The case cannot be split like that: it ${message}`,
    errors: [{ pointer: '/messageIds', message }],
  });

/** Refuses: case-parked, and split-unfit where it is not known whose case it is, or the customer wrote but once. */
export const demandSplittable = (file: CaseFile): void => {
  if (file.head.setAsideAt) throw new Refusal('case-parked');
  // Each of the two would write to somebody of whom nobody knows yet that it is theirs.
  if (file.head.customerUnconfirmed) throw wrong('has a customer who is not confirmed yet');
  if (correspondenceOf(file).said < 2) throw wrong('must keep a message of the customer');
};

/** The messages to move, oldest first. Refuses: split-unfit unless each side keeps something the customer said, and it is known who that is. */
const toMove = (file: CaseFile, messageIds: string[]): Message[] => {
  const { messages } = file;
  const moved = messages.filter(({ messageId, audience }) => messageIds.includes(messageId) && audience !== 'staff');
  if (moved.length < new Set(messageIds).size) throw wrong('has no such messages');
  if (!moved.some(fromCustomer)) throw wrong('needs a message of the customer for the new case');
  if (correspondenceOf(file).said <= moved.filter(fromCustomer).length)
    throw wrong('must keep a message of the customer');
  return moved.toSorted((a, b) => (a.at < b.at ? -1 : 1));
};

/**
 * Makes two cases of one: the messages that are about something else begin a case of their own, with the same customer,
 * who gets its acknowledgment. Nothing is lost: the messages stay in the table where they were, and lead to the new case.
 * Refuses: no-such-case, case-parked, split-unfit.
 */
export const splitCase = async (
  { caseId: named, messageIds, reason, user }: SplitInput,
  deps: DeskDeps,
): Promise<CaseReference> => {
  const { caseId } = (await requireCase(deps.cases, named)).head;
  const at = deps.clock.now();
  const ids = { caseId: deps.newId(), reference: deps.newReference() };
  const reasonTextId = `split-${ids.caseId}`;
  await deps.cases.change({ caseId, messages: messageIds }, at, (file): Change => {
    demandSplittable(file);
    const moved = toMove(file, messageIds);
    return {
      events: [
        {
          type: 'split-off',
          actor: { kind: 'person', id: user.id },
          data: { into: ids.caseId, reference: ids.reference, messageIds, reasonTextId },
        },
      ],
      items: [
        { kind: 'text', textId: reasonTextId, text: reason },
        ...moved.map((message) => ({ kind: 'message-change', message, set: { movedTo: ids.caseId } }) as const),
      ],
      opens: caseOfMessages({ file, at, deps }, { moved, ids, from: 'split', user }),
    };
  });
  return ids;
};
