import type { ComplaintClass } from '../deadline/regime.ts';
import type { Money } from '../money.ts';
import type { Instant } from '../time.ts';
import type { CaseKind, Cause, Domain, ReplyLanguage, Stage, Status, TaskKind } from '../vocabulary.ts';
import type { Actor } from './actor.ts';
import type { Feeling, Reason, Severity } from './reason.ts';
import type { CaseTimer } from './timer.ts';

export type { Actor, Feeling, Reason, Severity };

/** The head record of a case. It refers to people and texts by id only: personal data lives in its own items. */
export type Case = {
  caseId: string;
  reference: string;
  status: Status;
  stage: Stage;
  channel: string;
  /** BCP 47 code of the complaint's language, or `unknown`. */
  language: string;
  /** The language we answer in. */
  replyLanguage: ReplyLanguage;
  receivedAt: Instant;
  /** When it legally reached us, where that was before we took it in, such as a letter that lay in a shop. */
  reachedAt?: Instant;
  /** ISO 3166 country of the customer, where it is known and another than the company's. */
  country?: string;
  /** The law the case is under: it keeps the version it began with, until it is found to be of another class. */
  regime: { id: string; version: string; class: ComplaintClass };
  /** What the law calls it, where a person said so; else its topic's. */
  class?: ComplaintClass;
  /** The timers that run; they follow from the history (domain/timers). */
  timers: CaseTimer[];
  /** The date of the answer we owe. */
  answerBy: Instant;
  /** The date of the next word we promised. */
  nextWordBy: Instant;
  /** Hash of the policy the case is decided under. */
  policyVersion: string;
  /** Keyed hash of the customer's identity: finds a customer's other cases without naming the customer. */
  customerKey?: string;
  preferredChannel?: string;
  orderRef?: string;
  product?: string;
  occurredAt?: Instant;
  /** Journey number: 1, then one more for each reopening. */
  cycle: number;
  feeling?: Feeling;
  /** What it is; absent where it could not be told, which is treated as a complaint. */
  kind?: CaseKind;
  topic?: string;
  severity?: Severity;
  /** Id of the person in the policy who owns the case. */
  owner?: string;
  handOvers: number;
  /** Set when an execution stopped on an error that repeating did not cure; cleared when it goes on. */
  stalledAt?: Instant;
  closedAt?: Instant;
  /** Set while nobody works on the case: it was merged, or is no complaint. What waits for a person is withdrawn until it goes on. */
  setAsideAt?: Instant;
  /** The case this one was merged into: this one is a tombstone that leads there. */
  mergedInto?: string;
  /** The cases that were merged into this one. */
  merged?: { caseId: string; reference: string }[];
  /** Pseudonyms of the customers of merged cases: they write to this case as well. */
  alsoKnownAs?: string[];
  /** The closed case of the same person that this one goes on from. */
  linkedTo?: string;
  /** The case this one was split off. */
  splitFrom?: string;
  /** Set while a court, an authority or a claim may need the case: nothing of it is blocked or destroyed. */
  legalHoldAt?: Instant;
  /** Its customer asked us to erase it while it was open: it is blocked as soon as its work is done. */
  erasureAskedAt?: Instant;
  /** Its personal data is kept apart, for courts and authorities only (LOPDGDD art. 32). */
  blockedAt?: Instant;
  /** Its personal data is gone; the history, which holds none, stays. */
  destroyedAt?: Instant;
  /** Length and last hash of the history chain; every change of the case moves them. */
  seq: number;
  lastHash: string;
};

/**
 * A piece of work that an execution waits for. A stage plans it, the state machine opens it by storing its token,
 * one decision closes it. The token never leaves the back end.
 */
export type Task = {
  taskId: string;
  caseId: string;
  kind: TaskKind;
  cycle: number;
  status: 'planned' | 'open' | 'decided' | 'withdrawn';
  /** Person id in the policy, or `customer`. Absent: nobody could be found, a supervisor must hand it over. */
  assignee?: string;
  dueAt: Instant;
  /** How far up its ladder the task has climbed: 0 = nobody was reminded yet. */
  step: number;
  plannedAt: Instant;
  openedAt?: Instant;
  /** From when its ladder counts, where it stood still for a while: later than `openedAt`. */
  countsFrom?: Instant;
  decidedAt?: Instant;
  decidedBy?: string;
  token?: string;
  /** Question id of a consultation, round of an offer, index of a promise; reason and key of an escalation. */
  subject?: string;
  domain?: Domain;
  /** How high an escalation went. */
  level?: 'supervisor' | 'head';
  /** The id of the personal-text item that belongs to the task, such as an expert's question. */
  textId?: string;
  /** What the execution is told: ids and routing fields only. */
  output?: Record<string, unknown>;
};

/** What the owner found out (stage examine). Texts are ids. */
export type Examination = {
  cycle: number;
  cause: Cause;
  factsTextId: string;
  wishTextId?: string;
  questions: { questionId: string; domain: Domain; taskId: string; textId: string }[];
};

/** An expert's typed answer; `answered: false` records that no answer came in time. */
export type Opinion =
  | { taskId: string; domain: Domain; answered: false }
  | {
      taskId: string;
      domain: Domain;
      answered: true;
      expert: string;
      valid: boolean;
      liable: boolean;
      remedy?: string;
      explanationTextId: string;
    };

/** One concession put to the customer, as the customer sees it. */
export type Option = {
  /** `a`, `b`...: what the customer answers with. */
  optionId: string;
  /** Id in policy/concessions. */
  concession: string;
  /** What the customer gets, where it is money or worth money. */
  value?: Money;
  /** What it costs the company; never shown to the customer. */
  cost: Money;
  /** Words for the customer, in the case's reply language. */
  title: string;
  detail: string;
  /** Why it is proposed; for the desk only. */
  reasons: Reason[];
};

/** One round of the negotiation. */
export type Offer = {
  cycle: number;
  round: number;
  taskId: string;
  options: Option[];
  /** What the round waits for or came to. */
  status: 'needs-approval' | 'approved' | 'refused' | 'open' | 'accepted' | 'countered' | 'declined';
  approvedBy?: string;
  answeredAt?: Instant;
  /** Ended by a person of ours, after its date and without a word of the customer. */
  unanswered?: true;
  chosen?: string;
  /** The customer's words, where there are any. */
  messageTextId?: string;
  reasons: Reason[];
};

/** A promise made in an agreement. */
export type Commitment = {
  index: number;
  concession: string;
  what: string;
  owner: string;
  dueAt: Instant;
  value?: Money;
  kept?: boolean;
  proofTextId?: string;
};

/** What both sides hold at the end: an agreement, or a reasoned final answer. */
export type Agreement = {
  cycle: number;
  kind: 'agreement' | 'final-answer';
  textId: string;
  /** SHA-256, hex, of the exact UTF-8 text. */
  sha256: string;
  language: ReplyLanguage;
  commitments: Commitment[];
  /** The human who answers for it. */
  signedBy: string;
  /** How the customer accepted; absent for a final answer. */
  acceptance?: { at: Instant; how: 'tracking-link'; option: string; round: number; sha256OfOffer: string };
  madeAt: Instant;
};

/** What is recorded once, at the end of a journey. */
export type Outcome = {
  cycle: number;
  result: 'agreed' | 'answered';
  cause?: Cause;
  concessions: { concession: string; value?: Money; cost: Money }[];
  totalCost: Money;
  rounds: number;
  severity?: number;
  recordedAt: Instant;
  agreementSha256: string;
};

/** A message in or out. Subject and body are personal text, kept apart. */
export type Message = {
  messageId: string;
  direction: 'in' | 'out';
  /** Internal notes never leave the house. */
  audience: 'customer' | 'staff' | 'note';
  channel: string;
  at: Instant;
  template?: string;
  textId: string;
  /** `delivered` and `read` only where a platform tells. */
  status: 'received' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'noted';
  /** Person id for staff notifications. */
  to?: string;
  /** What the channel calls it, such as a Message-ID of RFC 5322; for threading and delivery states. */
  externalId?: string;
  inReplyTo?: string;
  sentAt?: Instant;
  failure?: string;
  /** Everybody can read it where it stands, such as an answer to a comment. */
  public?: true;
  /** The ways that refused it before it went out by this one. */
  tried?: string[];
  /** The merged case it was written in. */
  copiedFrom?: string;
  /** The case it belongs to since this one was split. */
  movedTo?: string;
};

/** Where a customer wrote from on a channel: `id` is the author's id there, `threadId` the conversation as the adapter gave it. */
export type Handle = {
  channel: string;
  id: string;
  threadId?: string;
  /** A comment, a mention or a review: what we answer there, everybody reads. */
  public?: boolean;
  lastHeardAt?: Instant;
};

/** Who complains. Lives in its own item so that it can be blocked and erased. */
export type Complainant = {
  name?: string;
  email?: string;
  /** A mail of ours was marked as spam: mail is the last way to write to them. */
  mailUnwelcome?: boolean;
  phone?: string;
  id?: string;
  /** ISO 3166-1, such as `ES`: which law a complaint is under. */
  country?: string;
  /** ISO 3166-2, such as `ES-MD`: which outside bodies have a say. */
  region?: string;
  handles?: Handle[];
};

/** Something a channel delivered, whatever became of it: nothing delivered is missing from this list. */
export type Delivery = {
  id: string;
  channel: string;
  receivedAt: Instant;
  result: 'opened' | 'joined' | 'noted' | 'refused' | 'unreadable';
  caseId?: string;
  reason?: string;
};
