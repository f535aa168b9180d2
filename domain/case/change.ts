import type { IncidentMember } from '../incidents/incident.ts';
import type { IncidentPass } from '../incidents/pass.ts';
import type { Tallies } from '../promises/tallies.ts';
import type { Instant } from '../time.ts';
import type { Case } from './case.ts';
import type { Complainant } from './complainant.ts';
import type { Effect } from './effects.ts';
import type { NewEvent } from './events.ts';
import type { Examination, Opinion } from './findings.ts';
import type { Delivery, Message } from './message.ts';
import type { Agreement, Offer, Outcome } from './settlement.ts';
import type { Task } from './task.ts';

/** Something a case holds. Stored as it is given, in place of what was there under the same id. */
type Held =
  | { kind: 'task'; task: Task }
  /** `task` as it was read: the change is refused if its status or its step is another by now. */
  | { kind: 'task-change'; task: Task; set: Partial<Task> }
  | { kind: 'message'; message: Message }
  /** `message` as it was read: the change is refused if its status or its channel is another by now. */
  | { kind: 'message-change'; message: Message; set?: Partial<Message>; clear?: (keyof Message)[] }
  /** A message that had moved to another case is seen in this one again. */
  | { kind: 'message-returned'; messageId: string }
  /** Personal text, kept apart so that it can be blocked and erased. Its salt is the store's to give. */
  | { kind: 'text'; textId: string; text: string; salt?: string }
  | { kind: 'complainant'; complainant: Complainant; salt?: string }
  | { kind: 'examination'; examination: Examination }
  | { kind: 'opinion'; opinion: Opinion }
  | { kind: 'offer'; offer: Offer }
  /** Refused where the cycle has one already. */
  | { kind: 'agreement'; agreement: Agreement }
  | { kind: 'agreement-change'; agreement: Agreement }
  /** Refused where the cycle has one already. */
  | { kind: 'outcome'; outcome: Outcome }
  /** Repeating an effect did not help: it stays in the outbox, undone, for a person to look at. `integration`: who was not told. */
  | { kind: 'effect-given-up'; effectId: string; attempts: number; failure: string; at: Instant; integration?: string }
  /** When the personal data of the case is looked at next; never, if absent. */
  | { kind: 'retention-date'; dueAt?: Instant }
  /** Counts what became of promises of a kind and a team that are due in a month (`2026-11`); at most one of each in a change. */
  | { kind: 'promise-count'; month: string; of: string; team: string; add: Tallies };

/** Something by which a case is found. */
export type LookUp =
  /** Refused where another case has it. */
  | { kind: 'reference'; reference: string }
  /** A pseudonym of the customer. */
  | { kind: 'identity'; customerKey: string }
  /** The customer is not known by it any more; the table forgets it after `until`. */
  | { kind: 'identity-removed'; customerKey: string; until: Instant }
  /** An order or a contract that the case is about (`orderKey`). */
  | { kind: 'order'; hash: string }
  /** A message or conversation of a channel (`threadHash`, `conversationHash`); `messageId` where it is a message of ours. */
  | { kind: 'thread'; hash: string; messageId?: string }
  /** The same, refused if it leads to another case than `before`, or to any where `before` is absent. */
  | { kind: 'conversation'; hash: string; before?: string }
  /**
   * Something of cost is proposed to a customer. `version` as it was read with what the customer got before: refused where something
   * was proposed to the same customer in between. Forgotten after `until`.
   */
  | { kind: 'customer-sum'; customerKey: string; version: number; until: Instant }
  /** The case is among those of one failure that are called or written to. */
  | { kind: 'call-group'; group: string }
  /** The case is the nth of its group whose customer is called. Refused where another one is. */
  | { kind: 'call-of-group'; group: string; call: number }
  /** How the case stands among those about a failure. */
  | { kind: 'incident-member'; member: IncidentMember }
  /** The customer was sent the nth message to all who complained about it. */
  | { kind: 'incident-told'; incidentId: string; number: number }
  /** The cases of an incident have to be looked at. */
  | { kind: 'incident-pass'; pass: IncidentPass }
  /** What became of something a channel brought, known by `hash`. Refused where that was recorded before. */
  | {
      kind: 'seen';
      channel: string;
      hash: string;
      deliveryId: string;
      messageId: string;
      result: Delivery['result'];
      caseId?: string;
      reason?: string;
    }
  /** That whoever has an address wants no more messages there, or again; known by `hash` in all cases, also those to come. */
  | { kind: 'stop'; hash: string; isInForce: boolean; at: Instant }
  /** What a channel delivered, recorded once; `original` is where the payload is kept; set aside if nothing was made of it. */
  | { kind: 'delivery'; delivery: Delivery; original?: string; setAsideAt?: Instant }
  /** What was set aside became something after all; refused where it did before. `delivery` as it was read. */
  | { kind: 'delivery-change'; delivery: Delivery; set: Partial<Delivery> }
  /** The sender of a mail that was set aside, by a pseudonym. */
  | { kind: 'set-aside-sender'; customerKey: string; deliveryId: string }
  /**
   * The answer to a request, for its repeats; refused where there is one. `hash` is a keyed hash of the idempotency key and of
   * the client whose it is, `bodyHash` one of the body. No link is in it: who has a link has the case.
   */
  | { kind: 'receipt'; hash: string; bodyHash: string; receipt: ReceiptFacts; until: Instant }
  /** That a request opened the case under an idempotency key, so that its receipt goes the way of the case. */
  | { kind: 'used-key'; hash: string };

/** What a receipt says besides its link, which is made again. */
export type ReceiptFacts = { reference: string; receivedAt: Instant; answerBy: Instant };

export type CaseItem = Held | LookUp;

/** A personal text of a case, as an item of a change. */
export const textItem = (textId: string, text: string): CaseItem => ({ kind: 'text', textId, text });

/** A case that is about to be opened: its timers, and what follows from them, are the store's to say. */
export type Opening = Omit<Case, 'seq' | 'lastHash' | 'regime' | 'timers' | 'answerBy'>;

/** A part of a change: what one decision adds to it. Put several together with `combine`. */
export type ChangePart = {
  /** Fields of the head. */
  set?: Partial<Case>;
  /** Fields of the head that no longer hold. */
  clear?: readonly (keyof Case)[];
  events?: readonly NewEvent[];
  items?: readonly CaseItem[];
  effects?: readonly Effect[];
};

/** What a use case wants to change: all of it is stored, with its history and its effects, or nothing is. */
export type Change = ChangePart & {
  events: readonly NewEvent[];
  /** A case that is split off: it is opened in the same transaction. */
  opens?: { head: Opening; change: NewCase };
};

/** What a new case begins with. */
export type NewCase = Omit<Change, 'set' | 'clear' | 'opens'>;

/** Parts that know nothing of each other may change the same task, such as its date and who has it: it is stored once, with both. */
const onceEachTask = (items: readonly CaseItem[]): CaseItem[] => {
  const merged: CaseItem[] = [];
  for (const item of items) {
    const place = merged.findIndex(
      (one) => one.kind === 'task-change' && item.kind === 'task-change' && one.task.taskId === item.task.taskId,
    );
    const before = merged[place];
    if (before?.kind === 'task-change' && item.kind === 'task-change')
      merged[place] = { ...before, set: { ...before.set, ...item.set } };
    else merged.push(item);
  }
  return merged;
};

/** A change of its parts, in their order. Later fields of the head, and of a task, win. Absent parts add nothing. */
export const combine = (...parts: (ChangePart | undefined | false | '')[]): Required<Omit<Change, 'opens'>> => {
  const present = parts.filter((part) => typeof part === 'object');
  return {
    set: Object.assign({}, ...present.map(({ set }) => set)) as Partial<Case>,
    clear: present.flatMap(({ clear = [] }) => clear),
    events: present.flatMap(({ events = [] }) => events),
    items: onceEachTask(present.flatMap(({ items = [] }) => items)),
    effects: present.flatMap(({ effects = [] }) => effects),
  };
};
