import * as z from 'zod/mini';
import { identityKinds, proofKinds } from '#domain/case/identity.ts';
import { meetingStates, meetingWays } from '#domain/meetings/meeting.ts';
import { motives } from '#domain/understand/motives.ts';
import { motiveSteps } from '#domain/vocabulary.ts';
import { numberRefusals } from '#platform/phone/number-refusals.ts';
import { CaseAction } from '../actions/contract.ts';
import { CaseEscalation } from '../escalation/contract.ts';
import { CaseHold } from '../holds/contract.ts';
import { PresentPerson } from '../live/contract.ts';
import { CasePoint } from '../points/contract.ts';
import { ShownRegime, ShownTimer } from '../timers/contract.ts';
import { CasesBefore } from './before-contract.ts';
import { CaseAttachment, CaseEntry, CaseMessage, CaseWay } from './correspondence-contract.ts';
import { CaseAgreement, CaseOffer, CaseOutcome } from './settlement-contract.ts';
import { CaseDisagreement, CaseExamination, CaseOpinion, CaseTask } from './work-contract.ts';

/** A case as somebody of the team sees it. Experts see neither the complainant nor what we wrote to them. */
export const DeskCase = z.strictObject({
  caseId: z.string(),
  reference: z.string(),
  /** Where its history ends: the number in its ETag, to be named in If-Match. */
  version: z.optional(z.int()),
  /** The zone in which its days begin and end (IANA). */
  zone: z.optional(z.string()),
  status: z.string(),
  stage: z.string(),
  cycle: z.int(),
  severity: z.optional(z.strictObject({ level: z.int(), reasons: z.array(z.string()) })),
  /** The customer goes first: elderly, disabled, ill, or with somebody who is (Ley 10/2025 art. 10.6). */
  priority: z.boolean(),
  /** The failure whose calls its call is grouped with (`GET /desk/call-groups/{id}`). */
  callGroup: z.optional(z.string()),
  owner: z.optional(z.string()),
  ownerName: z.optional(z.string()),
  /** Complaint, question, praise or spam; absent where it could not be told. */
  kind: z.optional(z.string()),
  topic: z.optional(z.string()),
  topicTitle: z.optional(z.string()),
  /** Titles of the topics it mentions besides; the strictest of all is what the law calls it. */
  otherTopics: z.optional(z.array(z.string())),
  /** Why the customer and the company fell out, how that shows, and how to go about it by the policy. */
  motive: z.optional(
    z.strictObject({
      id: z.enum(motives),
      title: z.string(),
      reason: z.optional(z.string()),
      /** Absent where the case is no complaint. */
      advice: z.optional(z.string()),
      /** What it asks of the owner, in order; `done` where it is on record. */
      steps: z.array(
        z.strictObject({
          step: z.enum(motiveSteps),
          text: z.string(),
          dueAt: z.optional(z.string()),
          done: z.boolean(),
        }),
      ),
    }),
  ),
  feeling: z.optional(z.string()),
  /** Feeling runs so high that a call is better than a letter: why, and whether somebody has spoken with them. */
  speakFirst: z.optional(z.strictObject({ reasons: z.array(z.string()), done: z.boolean() })),
  /** Whoever is the customer's contact because we treated them badly, by name. */
  leader: z.optional(z.string()),
  /** The newest meeting with the customer: with whom by name, the dates that were proposed, and the one they took. Not for experts. */
  meeting: z.optional(
    z.strictObject({
      number: z.int(),
      state: z.enum(meetingStates),
      how: z.enum(meetingWays),
      who: z.string(),
      dates: z.array(z.string()),
      chosen: z.optional(z.string()),
      where: z.optional(z.string()),
    }),
  ),
  /** Who can be at a meeting from outside the company. Not for experts. */
  mediators: z.optional(z.array(z.strictObject({ id: z.string(), name: z.string() }))),
  channel: z.string(),
  /** What the customer wrote in: its code, or `unknown`; and its name in the reader's language. */
  language: z.string(),
  languageName: z.optional(z.string()),
  replyLanguage: z.string(),
  /** The language of the letters that we have in it, where it is co-official or a person of ours noted the customer's wish. */
  letterLanguage: z.optional(z.string()),
  /** In which language the customer writes and we write to them, as a sentence for the reader. */
  languagesNote: z.optional(z.string()),
  receivedAt: z.string(),
  nextWordBy: z.string(),
  answerBy: z.string(),
  stalledAt: z.optional(z.string()),
  closedAt: z.optional(z.string()),
  handOvers: z.int(),
  /** After so many only a supervisor can take it. */
  handOversMost: z.optional(z.int()),
  /** A court, an authority or a claim may need it: since when, who said so, why. */
  legalHold: z.optional(
    z.strictObject({ since: z.string(), by: z.optional(z.string()), reason: z.optional(z.string()) }),
  ),
  /** What rests while the complaint is open. */
  holds: z.array(CaseHold),
  /** Blocked (LOPDGDD art. 32): without its person and without words; and once those are gone for good. */
  blockedAt: z.optional(z.string()),
  destroyedAt: z.optional(z.string()),
  policyVersion: z.string(),
  complainant: z.optional(
    z.strictObject({
      name: z.optional(z.string()),
      email: z.optional(z.string()),
      phone: z.optional(z.string()),
      id: z.optional(z.string()),
    }),
  ),
  /** Why the number should not be called: it costs more than others, or is of no plan or country the company calls. Not for experts. */
  callCaution: z.optional(z.enum(numberRefusals)),
  /** All that the customer is known by, claimed by whoever filed or proved, how and when. Not for experts. */
  identities: z.optional(
    z.array(
      z.strictObject({
        kind: z.enum(identityKinds),
        channel: z.optional(z.string()),
        state: z.enum(['claimed', 'proved']),
        how: z.optional(z.enum(proofKinds)),
        since: z.optional(z.string()),
      }),
    ),
  ),
  /** Which tracking links hold, since when, and what the first one shows now. */
  links: z.strictObject({
    version: z.int(),
    since: z.string(),
    firstShows: z.enum(['all', 'own-words', 'state']),
    lastSentAt: z.optional(z.string()),
  }),
  /** What the customer asked for when complaining. */
  desiredRemedy: z.optional(z.string()),
  preferredChannel: z.optional(z.string()),
  /** How the customer can be reached, best first; the tracking page is always there. */
  reach: z.optional(z.array(CaseWay)),
  /** Channels by which the customer asked for no more messages (STOP), and since when: nothing can be sent there. Not for experts. */
  stopped: z.optional(z.array(z.strictObject({ channel: z.string(), since: z.string() }))),
  /** Cases that were merged into this one (`isAnothers`: of another person, who reads only what is theirs), and the one it was split off. */
  merged: z.optional(
    z.array(z.strictObject({ caseId: z.string(), reference: z.string(), isAnothers: z.optional(z.literal(true)) })),
  ),
  splitFrom: z.optional(z.string()),
  /** Cases about the same order or contract, and the closed one that this goes on from. Not for experts. */
  related: z.optional(z.array(z.strictObject({ caseId: z.string(), reference: z.string(), why: z.string() }))),
  /**
   * What went before with the same customer, by what they have proved: their newest other cases, and whether they are so many that
   * the policy has them shown. It refuses nothing. Not for experts.
   */
  before: z.optional(CasesBefore),
  /** People whose cases are handled together with this one, and how they are reached; each reads only what is theirs. */
  otherPeople: z.optional(
    z.array(
      z.strictObject({
        caseId: z.string(),
        reference: z.string(),
        name: z.optional(z.string()),
        email: z.optional(z.string()),
        phone: z.optional(z.string()),
      }),
    ),
  ),
  setAsideAt: z.optional(z.string()),
  orderRef: z.optional(z.string()),
  product: z.optional(z.string()),
  occurredAt: z.optional(z.string()),
  /** Who else has it open. */
  presence: z.optional(z.array(PresentPerson)),
  /** What can be done to it, whether the reader may, and why not. */
  actions: z.optional(z.array(CaseAction)),
  /** The law it is under, and all its timers by due date. */
  regime: ShownRegime,
  timers: z.array(ShownTimer),
  tasks: z.array(CaseTask),
  /** When it, or work on it, went to somebody higher up. */
  escalations: z.array(CaseEscalation),
  examinations: z.array(CaseExamination),
  /** What the complaint asks, one by one. */
  points: z.array(CasePoint),
  opinions: z.array(CaseOpinion),
  /** Where opinions differed, in any cycle. */
  disagreements: z.optional(z.array(CaseDisagreement)),
  offers: z.array(CaseOffer),
  agreement: z.optional(CaseAgreement),
  outcome: z.optional(CaseOutcome),
  /** Messages that came over the daily limit of the case: nobody was notified of each, its owner has a task to read them. */
  overLimit: z.optional(z.int()),
  /** The newest, or an older page of them; at most 50. */
  messages: z.array(CaseMessage),
  /** Where older messages are asked for (`before`); absent where there are none. */
  earlierMessages: z.optional(z.string()),
  /** Files that came with messages; for experts those that their question shows, without the names, which may name the customer. */
  attachments: z.array(CaseAttachment),
  /** The newest entries, or an older page of them; at most 500. */
  history: z.array(CaseEntry),
  /** Where the older part of the history is asked for (`historyBefore`); absent where there is none. */
  earlierHistory: z.optional(z.int()),
  /**
   * Whether the case is as its history says, and the history's hash chain holds, as far as it was read: of a very long case its last
   * entries and the head.
   */
  historyIntact: z.boolean(),
});
export type DeskCase = z.infer<typeof DeskCase>;

/** One entry of a list of the case as it is shown, or one of its objects. */
export type CasePart<Key extends keyof DeskCase> =
  NonNullable<DeskCase[Key]> extends (infer Row)[] ? Row : NonNullable<DeskCase[Key]>;
