import { identityItems } from '#cases/inbound-message/open-case.ts';
import type { CaseItem, Change, Opening } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';
import { hiddenId, hiddenItems } from '#domain/messages/hidden-words.ts';
import { threadHash } from '#domain/messages/threads.ts';
import type { User } from '#domain/tasks/decide.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import type { DeskContext } from '../contract.ts';
import type { CaseReference } from './contract.ts';

/** The messages a case begins with, oldest first, one of the customer's among them; how it comes of the other, and by whom. */
export type NewCaseOfMessages = { moved: Message[]; ids: CaseReference; from: 'split' | 'linked'; user: User };

export const fromCustomer = ({ direction, audience }: Message): boolean =>
  direction === 'in' && audience === 'customer';

/** The head of the new case. The date of the answer counts from when the customer wrote, not from the splitting. */
const newHead = (
  { file: { head }, at, deps: { clock, policy } }: DeskContext,
  first: Message,
  { ids, from }: Pick<NewCaseOfMessages, 'ids' | 'from'>,
): Opening => ({
  ...ids,
  status: 'received',
  stage: 'intake',
  channel: first.channel,
  language: head.language,
  replyLanguage: head.replyLanguage,
  receivedAt: first.at,
  nextWordBy: nextWordAfter({}, at, { policy, clock }),
  // What is split off goes on under the version it came in under; what goes on from a closed case begins today.
  policyVersion: from === 'linked' ? (policy.todaysVersion ?? policy.version) : policy.version,
  cycle: 1,
  handOvers: 0,
  ...(from === 'split' ? { splitFrom: head.caseId } : { linkedTo: head.caseId }),
  ...(head.customerKey && { customerKey: head.customerKey }),
  ...(head.identities && { identities: head.identities }),
  ...(head.preferredChannel && { preferredChannel: head.preferredChannel }),
});

const splitFrom = (from: string, user: User): NewEvent => ({
  type: 'split-from',
  actor: { kind: 'person', id: user.id },
  data: { from },
});

/** What answers a message that has moved leads to where it is now, as what destroys it finds what led to it. */
const threadOf = ({ channel, externalId, messageId, direction }: Message): CaseItem[] =>
  externalId
    ? [{ kind: 'thread', hash: threadHash(channel, externalId), ...(direction === 'out' && { messageId }) }]
    : [];

/** A case that begins with messages of another: with their texts, and the same customer. */
export const caseOfMessages = (
  context: DeskContext,
  { moved, ids, from, user }: NewCaseOfMessages,
): Required<Change>['opens'] => {
  const { file } = context;
  const { caseId, reference } = ids;
  const { complainant, texts, head } = file;
  const first = moved.find(fromCustomer) as Message;
  const complaint = { channel: first.channel, messageId: first.messageId };
  const linked = from === 'linked' && { linkedTo: head.caseId };
  const own = newHead(context, first, { ids, from });
  return {
    head: own,
    change: {
      events: [
        { type: 'complaint-received', actor: { kind: 'customer' }, data: { ...complaint, ...linked } },
        ...(linked ? [] : [splitFrom(head.caseId, user)]),
      ],
      items: [
        { kind: 'complainant', complainant },
        ...moved.flatMap((message): CaseItem[] => [
          { kind: 'message', message: { ...message, copiedFrom: head.caseId } },
          { kind: 'text', textId: message.textId, text: texts.get(message.textId) ?? '' },
          ...hiddenItems(message.messageId, texts.get(hiddenId(message.messageId))),
          ...threadOf(message),
        ]),
        { kind: 'reference', reference },
        ...identityItems(head.identities ?? []),
      ],
      effects: [{ effect: 'start', machine: 'complaint', cycle: 1, input: { caseId, cycle: 1 } }],
    },
  };
};
