import type { ComplaintClass } from '../deadline/regime.ts';
import type { Instant } from '../time.ts';
import type { CaseKind, ReplyLanguage, Stage, Status } from '../vocabulary.ts';
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
