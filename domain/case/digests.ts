import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Case } from './case.ts';
import type { CaseItem } from './change.ts';
import type { Complainant } from './complainant.ts';
import type { Examination, Opinion } from './findings.ts';
import { sha256 } from './history.ts';
import type { Message } from './message.ts';
import type { Agreement, Offer, Outcome } from './settlement.ts';
import type { Task } from './task.ts';

/**
 * What of a case the history answers for: each part stored with a change has a hash in an event of that change, so that words and
 * fields cannot be changed, added or removed without breaking the chain. What changes without an event (that a message has left,
 * the token of a task) is left out.
 */
export type Part = { name: string; content: object; salt?: string };

/** Fields of the head that lead to the person, or that a customer filled in freely: they go when the case is blocked. */
export const customerFields = [
  'customerKey',
  'identities',
  'answerCode',
  'alsoKnownAs',
  'orderRef',
  'product',
] as const satisfies (keyof Case)[];

const CASE_PART = 'case';
export const CUSTOMER_PART = 'customer';
export const COMPLAINANT_PART = 'complainant';

/** SHA-256 of the canonical JSON (RFC 8785) in hex; with a salt it is an HMAC under it, so that a short text cannot be guessed. */
export const digestOf = ({ content, salt }: Pick<Part, 'content' | 'salt'>): string => {
  const json = canonicalize(content) ?? '';
  return salt === undefined ? sha256(json) : createHmac('sha256', salt).update(json, 'utf8').digest('hex');
};

const isOf = (fields: readonly string[], name: string): boolean => fields.includes(name);

const entries = (of: object, keep: (name: string) => boolean): object =>
  Object.fromEntries(Object.entries(of).filter(([name, value]) => value !== undefined && keep(name)));

const without = (of: object, fields: readonly string[]): object => entries(of, (name) => !isOf(fields, name));

export const textPart = (textId: string, text: string, salt: string | undefined): Part => ({
  name: `text/${textId}`,
  content: { text },
  ...(salt !== undefined && { salt }),
});

export const complainantPart = (complainant: Complainant, salt: string | undefined): Part => ({
  name: COMPLAINANT_PART,
  content: without(complainant, ['salt']),
  ...(salt !== undefined && { salt }),
});

/** How a message fares on its way is no part of it: its carrier and the relay report that without an event. */
export const messagePart = (message: Message): Part => ({
  name: `message/${message.messageId}`,
  content: without(message, ['status', 'sentAt', 'externalId', 'noticeOnly', 'movedTo']),
});

/** In which case a message is seen, where that is or was another one. */
export const placePart = (messageId: string, movedTo: string | undefined): Part => ({
  name: `place/${messageId}`,
  content: { ...(movedTo !== undefined && { movedTo }) },
});

const isWaiting = ({ status }: Task): boolean => status === 'planned' || status === 'open';

/** State machines open tasks by themselves: with a token, and the time. */
export const taskPart = (task: Task): Part => ({
  name: `task/${task.taskId}`,
  content: { ...without(task, ['token', 'openedAt']), status: isWaiting(task) ? 'waiting' : task.status },
});

export const examinationPart = (one: Examination): Part => ({ name: `examination/${one.cycle}`, content: one });
export const opinionPart = (one: Opinion): Part => ({ name: `opinion/${one.taskId}`, content: one });
export const offerPart = (one: Offer): Part => ({ name: `offer/${one.cycle}/${one.round}`, content: one });
export const agreementPart = (one: Agreement): Part => ({ name: `agreement/${one.cycle}`, content: one });
export const outcomePart = (one: Outcome): Part => ({ name: `outcome/${one.cycle}`, content: one });

/** The head of a case: its fields, and apart from them those that lead to the customer. */
export const headParts = (head: Case): Part[] => {
  const { salt } = head;
  const own = without(head, [...customerFields, 'salt', 'seq', 'lastHash']);
  const customer = entries(head, (name) => isOf(customerFields, name));
  return [
    { name: CASE_PART, content: own },
    ...(salt === undefined ? [] : [{ name: CUSTOMER_PART, content: customer, salt }]),
  ];
};

const defined = <T extends object>(fields: T | undefined): T => entries(fields ?? {}, () => true) as T;

const changedMessage = ({ message, set, clear = [] }: Extract<CaseItem, { kind: 'message-change' }>): Part[] => {
  const after = without({ ...message, ...defined(set) }, clear) as Message;
  const moves = set?.movedTo !== undefined || clear.includes('movedTo');
  return [messagePart(after), ...(moves ? [placePart(after.messageId, after.movedTo)] : [])];
};

/** A message that comes from another case is seen in this one, also where it had come and gone before. */
const comingMessage = (message: Message): Part[] => [
  messagePart(message),
  ...(message.copiedFrom === undefined ? [] : [placePart(message.messageId, message.movedTo)]),
];

/** The parts of a case as an item of a change leaves them; none for what the case is found by. */
export const partsIn = (item: CaseItem): Part[] => {
  switch (item.kind) {
    case 'text':
      return [textPart(item.textId, item.text, item.salt)];
    case 'complainant':
      return [complainantPart(item.complainant, item.salt)];
    case 'message':
      return comingMessage(item.message);
    case 'message-change':
      return changedMessage(item);
    case 'message-returned':
      return [placePart(item.messageId, undefined)];
    case 'task':
      return [taskPart(item.task)];
    case 'task-change':
      return [taskPart({ ...item.task, ...defined(item.set) })];
    case 'examination':
      return [examinationPart(item.examination)];
    case 'opinion':
      return [opinionPart(item.opinion)];
    case 'offer':
      return [offerPart(item.offer)];
    case 'agreement':
    case 'agreement-change':
      return [agreementPart(item.agreement)];
    case 'outcome':
      return [outcomePart(item.outcome)];
    default:
      return [];
  }
};
