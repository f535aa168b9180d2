import { identityItems } from '#cases/inbound-message/open-case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseItem, Change, Opening } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Message } from '#domain/case/message.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import type { CaseReference, Split } from './contract.ts';

export type SplitInput = Split & { caseId: string; user: User };

const fromCustomer = ({ direction, audience }: Message): boolean => direction === 'in' && audience === 'customer';

const wrong = (message: string): Refusal =>
  new Refusal('split-unfit', {
    title: `The case cannot be split like that: it ${message}`,
    errors: [{ pointer: '/messageIds', message }],
  });

/** The messages to move, oldest first. Refuses: split-unfit unless each side keeps something the customer said. */
const toMove = ({ messages }: CaseFile, messageIds: string[]): Message[] => {
  const moved = messages.filter(({ messageId, audience }) => messageIds.includes(messageId) && audience !== 'staff');
  if (moved.length < new Set(messageIds).size) throw wrong('has no such messages');
  if (!moved.some(fromCustomer)) throw wrong('needs a message of the customer for the new case');
  if (!messages.some((message) => fromCustomer(message) && !moved.includes(message)))
    throw wrong('must keep a message of the customer');
  return moved.toSorted((a, b) => (a.at < b.at ? -1 : 1));
};

/** The head of the new case. The date of the answer counts from when the customer wrote, not from the splitting. */
const newHead = (
  { file: { head }, at, deps: { clock, policy } }: DeskContext,
  first: Message,
  ids: CaseReference,
): Opening => ({
  ...ids,
  status: 'received',
  stage: 'intake',
  channel: first.channel,
  language: head.language,
  replyLanguage: head.replyLanguage,
  receivedAt: first.at,
  nextWordBy: nextWordAfter({}, at, { policy, clock }),
  policyVersion: policy.version,
  cycle: 1,
  handOvers: 0,
  splitFrom: head.caseId,
  ...(head.customerKey && { customerKey: head.customerKey }),
  ...(head.identities && { identities: head.identities }),
  ...(head.preferredChannel && { preferredChannel: head.preferredChannel }),
});

/** The new case: its messages with their texts, and the same customer. */
const newCase = (
  context: DeskContext,
  { moved, ids, user }: { moved: Message[]; ids: CaseReference; user: User },
): Required<Change>['opens'] => {
  const { file } = context;
  const { caseId, reference } = ids;
  const { complainant, texts, head } = file;
  const first = moved.find(fromCustomer) as Message;
  const said = texts.get(first.textId) ?? '';
  const complaint = { channel: first.channel, messageId: first.messageId, textSha256: sha256(said) };
  const own = newHead(context, first, ids);
  return {
    head: own,
    change: {
      events: [
        { type: 'complaint-received', actor: { kind: 'customer' }, data: complaint },
        { type: 'split-from', actor: { kind: 'person', id: user.id }, data: { from: head.caseId } },
      ],
      items: [
        { kind: 'complainant', complainant },
        ...moved.flatMap((message): CaseItem[] => [
          { kind: 'message', message: { ...message, copiedFrom: head.caseId } },
          { kind: 'text', textId: message.textId, text: texts.get(message.textId) ?? '' },
        ]),
        { kind: 'reference', reference },
        ...identityItems(head.identities ?? []),
      ],
      effects: [{ effect: 'start', machine: 'complaint', cycle: 1, input: { caseId, cycle: 1 } }],
    },
  };
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
  await deps.cases.change(caseId, at, (file): Change => {
    if (file.head.setAsideAt) throw new Refusal('case-parked');
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
      opens: newCase({ file, at, deps }, { moved, ids, user }),
    };
  });
  return ids;
};
