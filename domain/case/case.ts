import * as z from 'zod/mini';
import { Booking } from '../budgets/booking-shape.ts';
import { complaintClasses } from '../deadline/regime.ts';
import { ActsByPerson } from '../four-eyes/acts.ts';
import { IncidentInCase } from '../incidents/in-case.ts';
import { Meeting } from '../meetings/meeting.ts';
import { ConcernByPerson } from '../people/concern-by-person.ts';
import { Tallies } from '../promises/tallies.ts';
import { motives } from '../understand/motives.ts';
import { type CaseKind, caseKinds, letterLanguages, replyLanguages, stages, statuses } from '../vocabulary.ts';
import { AnswerCode } from './answer-code.ts';
import { Correspondence } from './correspondence.ts';
import { Identity } from './identity.ts';
import { LinkState } from './links.ts';
import { Feeling, Severity } from './reason.ts';
import { CaseTimer } from './timer.ts';

/** The head record of a case. It refers to people and texts by id only: personal data lives in its own items. */
export const Case = z.strictObject({
  caseId: z.string(),
  reference: z.string(),
  status: z.enum(statuses),
  stage: z.enum(stages),
  channel: z.string(),
  /** BCP 47 code of the complaint's language, or `unknown`. */
  language: z.string(),
  /** The language we answer in. */
  replyLanguage: z.enum(replyLanguages),
  /**
   * The language of letters: the co-official one that the customer asked for, or wrote in without asking for another, in which the
   * letters are that we have in it; or any that a person of ours noted the customer's wish for. Absent: the one of replies.
   */
  letterLanguage: z.exactOptional(z.enum(letterLanguages)),
  receivedAt: z.string(),
  /** When it legally reached us, where that was before we took it in, such as a letter handed in at a shop. */
  reachedAt: z.exactOptional(z.string()),
  /** When it was brought in from the system that the company used before: what we promise ourselves counts from then. */
  broughtInAt: z.exactOptional(z.string()),
  /** ISO 3166 country of the customer, where it is known and another than the company's. */
  country: z.exactOptional(z.string()),
  /** The law the case is under: it keeps the version it began with, until it is found to be of another class. */
  regime: z.strictObject({ id: z.string(), version: z.string(), class: z.enum(complaintClasses) }),
  /** What the law calls it, where a person said so; else the strictest of its topics. */
  class: z.exactOptional(z.enum(complaintClasses)),
  /** The timers that run; they follow from the history (domain/timers). */
  timers: z.array(CaseTimer),
  /** The date of the answer we owe. */
  answerBy: z.string(),
  /** The date for which the customer was promised an update. */
  nextWordBy: z.string(),
  /** Hash of the policy the case is decided under. */
  policyVersion: z.string(),
  /** Keyed hash of the customer's identity: finds a customer's other cases without naming the customer. */
  customerKey: z.exactOptional(z.string()),
  /** All that the customer is known by, claimed or proved; only what is proved leads from one case to another. */
  identities: z.exactOptional(z.array(Identity)),
  /** The customer was read in a mail that somebody of the company sent on: nothing is sent to them until a person confirms it. */
  customerUnconfirmed: z.exactOptional(z.literal(true)),
  /** Which tracking links hold; absent while those of the beginning do. */
  links: z.exactOptional(LinkState),
  /** The code that an acceptance waits for. */
  answerCode: z.exactOptional(AnswerCode),
  preferredChannel: z.exactOptional(z.string()),
  orderRef: z.exactOptional(z.string()),
  product: z.exactOptional(z.string()),
  occurredAt: z.exactOptional(z.string()),
  /** Number of the cycle: 1, then one more for each reopening. */
  cycle: z.int(),
  feeling: z.exactOptional(Feeling),
  /** What it is; absent where that could not be known, which is treated as a complaint. */
  kind: z.exactOptional(z.enum(caseKinds)),
  topic: z.exactOptional(z.string()),
  /** Topics it mentions besides: the strictest of all is what the law calls it. */
  otherTopics: z.exactOptional(z.array(z.string())),
  /** Why the customer and the company fell out; absent where that could not be told. */
  motive: z.exactOptional(z.enum(motives)),
  severity: z.exactOptional(Severity),
  /** The failure that urgent calls of this and other cases are grouped under. */
  callGroup: z.exactOptional(z.string()),
  /** When somebody was last asked, in this case, to look back over all cases of its customer. */
  accountReviewAt: z.exactOptional(z.string()),
  /** The failure that it is one of many complaints about. */
  incident: z.exactOptional(IncidentInCase),
  /** Id of the person in the policy who owns the case. */
  owner: z.exactOptional(z.string()),
  /** Id of whoever is the customer's contact because we treated them badly; the owner keeps the case. */
  leader: z.exactOptional(z.string()),
  /** The newest meeting with the customer, from its proposal to what came of it. */
  meeting: z.exactOptional(Meeting),
  handOvers: z.int(),
  /** Who did what to the company's proposal: they do not approve it. It follows from the history (domain/four-eyes). */
  acts: z.exactOptional(ActsByPerson),
  /** What its cycles take of budgets; it follows from their offers and agreements (domain/budgets). */
  bookings: z.exactOptional(z.array(Booking)),
  /** What is known of all its messages; it follows from them (domain/messages). */
  correspondence: z.exactOptional(Correspondence),
  /** Whom of ours it is about: they neither read it nor act on it (domain/people/concerned). The store adds who is named. */
  concerned: z.exactOptional(ConcernByPerson),
  /** What became of what we promised in it, in all its cycles. */
  promises: z.exactOptional(Tallies),
  /** Set when an execution stopped on an error that repeating did not cure; cleared when it goes on. */
  stalledAt: z.exactOptional(z.string()),
  closedAt: z.exactOptional(z.string()),
  /** Set while nobody works on the case: it was merged, or is no complaint. What waits for a person is withdrawn until it goes on. */
  setAsideAt: z.exactOptional(z.string()),
  /** The case this one was merged into: this one is only a stub that leads there. */
  mergedInto: z.exactOptional(z.string()),
  /** The cases that were merged into this one. */
  merged: z.exactOptional(
    z.array(
      z.strictObject({
        caseId: z.string(),
        reference: z.string(),
        /** It is of another person, who reads nothing of this one, and whose words nobody else reads. */
        isAnothers: z.exactOptional(z.literal(true)),
        /** No file had come with its messages when it was merged, and none comes later. */
        noFiles: z.exactOptional(z.literal(true)),
      }),
    ),
  ),
  /** Pseudonyms of the customers of merged cases: they write to this case as well. */
  alsoKnownAs: z.exactOptional(z.array(z.string())),
  /** The closed case of the same person that this one goes on from. */
  linkedTo: z.exactOptional(z.string()),
  /** The case this one was split off. */
  splitFrom: z.exactOptional(z.string()),
  /** Set while a court, an authority or a claim may need the case: nothing of it is blocked or destroyed. */
  legalHoldAt: z.exactOptional(z.string()),
  /** Its customer asked us to erase it while it was open: it is blocked as soon as its work is done. */
  erasureAskedAt: z.exactOptional(z.string()),
  /** Its personal data is kept apart, for courts and authorities only (LOPDGDD art. 32). */
  blockedAt: z.exactOptional(z.string()),
  /** Its personal data is gone; the history, which holds none, stays. */
  destroyedAt: z.exactOptional(z.string()),
  /** Salt of the hash over the fields that lead to the customer (domain/case/digests); gone when they are. */
  salt: z.exactOptional(z.string()),
  /** Length and last hash of the history chain; every change of the case moves them. */
  seq: z.int(),
  lastHash: z.string(),
});
export type Case = z.infer<typeof Case>;

/** Whether a case is a complaint, or could not be told to be anything else. */
export const mayBeComplaint = ({ kind }: Pick<Case, 'kind'>): boolean => kind === undefined || kind === 'complaint';

/** Kinds that nobody has to examine: such a case is parked, and resumed if somebody sees it otherwise. */
export const needsNobody = (kind: CaseKind | undefined): boolean => kind === 'praise' || kind === 'spam';

/** Whether nobody works on a case any more: it is closed, or was set aside. */
export const isEnded = ({ closedAt, setAsideAt }: Pick<Case, 'closedAt' | 'setAsideAt'>): boolean =>
  closedAt !== undefined || setAsideAt !== undefined;
