import * as z from 'zod/mini';
import { causesOfApproval } from '../../budgets/demand-shape.ts';
import { complaintClasses } from '../../deadline/regime.ts';
import { shortcomings } from '../../people/authority.ts';
import { motives } from '../../understand/motives.ts';
import { caseKinds, causes, domains, firstCalls, thirdPartyAnswers } from '../../vocabulary.ts';
import { Feeling, Reason, Severity } from '../reason.ts';
import { acceptanceMeans, Evidence } from '../settlement.ts';
import {
  concession,
  cycle,
  type EventDefinitions,
  field,
  instant,
  messageId,
  personId,
  personOrNobody,
  sha256,
  taskId,
  textId,
  toneAccepted,
  topicId,
} from './define.ts';
import { opinionEvents } from './opinions.ts';
import { releaseEvents } from './releases.ts';

const orUnknown = <const Names extends readonly string[]>(names: Names) => z.enum([...names, 'unknown']);

const missing = z.enum(['too-short', 'unsupported-language', 'no-answer', 'failed']);

/** The way of a complaint from its being understood to the customer's answer to an offer. */
export const stageEvents = {
  understood: {
    means: 'The analysis and the rules said what the complaint is and how serious; after a reopening only the latter.',
    data: z.strictObject({
      cycle,
      class: z.enum(complaintClasses),
      language: field(z.optional(z.string()), 'BCP 47 code or `unknown`.'),
      feeling: z.optional(orUnknown(Feeling.options)),
      kind: z.optional(orUnknown(caseKinds)),
      topic: z.optional(topicId),
      otherTopics: field(z.optional(z.array(topicId)), 'Topics that it mentions besides.'),
      motive: z.optional(orUnknown(motives)),
      reasons: z.optional(z.array(Reason)),
      personalData: field(
        z.optional(z.record(z.string(), z.int())),
        'How many pieces of personal data of each kind were found.',
      ),
      missing: field(
        z.optional(z.partialRecord(z.enum(['language', 'feeling', 'keyPhrases', 'personalData']), missing)),
        'Which answers of the analysis there are not, and why.',
      ),
      severity: Severity,
    }),
    writtenBy: ['functions/stages/understand'],
    readBy: ['functions/stages/understand', 'functions/desk/matter', 'domain/holds', 'domain/report'],
  },
  owned: {
    means: 'One person was named who answers for the case, and asked to examine it.',
    data: z.strictObject({
      cycle,
      taskId,
      owner: personOrNobody,
      before: field(z.optional(personId), 'Who owned it before it was reopened.'),
      reasons: z.array(Reason),
    }),
    writtenBy: ['functions/stages/own'],
    readBy: ['functions/stages/own', 'domain/four-eyes'],
  },
  'leader-named': {
    means: 'Somebody with more say became the contact of a customer whom we treated badly; the owner keeps the case.',
    data: z.strictObject({
      person: personId,
      because: field(
        z.enum(['motive', 'treatment']),
        'What lies behind the complaint, or that it was found to be our error.',
      ),
    }),
    writtenBy: ['domain/care'],
    readBy: [],
  },
  acknowledged: {
    means: 'The customer was sent the acknowledgment: what we received, who has it, and when we write again.',
    data: z.strictObject({
      cycle,
      messageId: field(
        z.optional(messageId),
        'Absent where the system that it was brought in from had acknowledged it, or a person has to write first.',
      ),
      owner: field(z.optional(personId), 'Whom it named as owner.'),
      nextWordBy: instant,
      answerBy: instant,
    }),
    writtenBy: ['functions/stages/acknowledge'],
    readBy: ['functions/stages/acknowledge', 'domain/timers', 'domain/report', 'domain/figures'],
  },
  examined: {
    means: 'The owner listened, found the cause, and asked experts where needed.',
    data: z.strictObject({
      taskId,
      cause: z.enum(causes),
      firstCall: field(z.optional(z.enum(firstCalls)), 'What came of calling the customer before any letter.'),
      thirdParty: field(z.optional(z.enum(thirdPartyAnswers)), 'Whether the third party answered.'),
      explained: field(z.optional(z.literal(true)), 'An explanation for the customer was written.'),
      toneAccepted,
      questions: z.array(z.strictObject({ taskId, domain: z.optional(z.enum(domains)), expert: z.optional(personId) })),
    }),
    writtenBy: ['domain/examination'],
    readBy: ['domain/four-eyes', 'domain/report', 'domain/figures'],
  },
  ...opinionEvents,
  'points-proposed': {
    means:
      'A program read from the complaint what it asks or claims; each waits for a person who confirms it or strikes it.',
    data: z.strictObject({ cycle, pointIds: z.array(z.string()) }),
    writtenBy: ['functions/stages/understand'],
    readBy: ['domain/agreement'],
  },
  'points-removed': {
    means: 'Points were struck: they repeat another one, or ask and claim nothing.',
    data: z.strictObject({ pointIds: z.array(z.string()) }),
    writtenBy: ['domain/agreement'],
    readBy: ['domain/agreement', 'domain/four-eyes'],
  },
  'points-listed': {
    means:
      'Points of the complaint were listed, confirmed or worded anew: each needs an answer (Ley 10/2025 art. 13.1).',
    data: z.strictObject({ pointIds: z.array(z.string()) }),
    writtenBy: ['domain/agreement'],
    readBy: ['domain/agreement', 'domain/report', 'domain/four-eyes'],
  },
  'points-asked': {
    means:
      'A final answer is due, and points have no answer yet or nobody has confirmed any: somebody is asked for them.',
    data: z.strictObject({ taskId, pointIds: z.array(z.string()) }),
    writtenBy: ['domain/concession'],
    readBy: [],
  },
  'points-answered': {
    means: 'Points of the complaint were answered.',
    data: z.strictObject({ pointIds: z.array(z.string()), taskId: z.optional(taskId), toneAccepted }),
    writtenBy: ['domain/agreement', 'functions/stages/agree'],
    readBy: ['domain/agreement', 'domain/report', 'domain/four-eyes'],
  },
  proposed: {
    means: 'What costs more than the owner may grant was put to an approver.',
    data: z.strictObject({
      cycle,
      round: z.int(),
      taskId,
      proposer: personOrNobody,
      approver: personOrNobody,
      away: field(z.optional(z.array(personId)), 'Approvers with the authority who are away.'),
      lacks: field(
        z.optional(z.enum(shortcomings)),
        'What keeps the approver from granting all of it, where nobody was left who may: too low a limit, a part of their own in the proposal, being away.',
      ),
      concessions: z.array(concession),
      cost: field(z.int(), "The highest cost among the options, in minor units of the company's currency."),
      because: field(
        z.optional(z.array(z.enum(causesOfApproval))),
        'Why whoever proposes it may not grant it alone: what it costs, its kind, what the customer got before, the budget, more than one name.',
      ),
      names: field(z.optional(z.int()), 'How many have to approve it, where that is more than one.'),
    }),
    writtenBy: ['domain/concession'],
    readBy: ['domain/four-eyes'],
  },
  'verdict-given': {
    means: 'An approver decided on a proposal.',
    data: z.strictObject({
      cycle,
      round: z.int(),
      taskId,
      decision: z.enum(['approve', 'change', 'refuse']),
      concessions: z.array(concession),
      reasonTextId: textId,
      names: field(
        z.optional(z.strictObject({ given: z.array(personId), needed: z.int() })),
        'Who has approved it by then, and how many have to, where that is more than one.',
      ),
      silent: field(
        z.optional(z.array(personOrNobody)),
        'Who was asked as well, and had not said anything when it was decided.',
      ),
    }),
    writtenBy: ['functions/stages/approve'],
    readBy: ['domain/concession', 'domain/four-eyes'],
  },
  ...releaseEvents,
  offered: {
    means: 'An offer was sent to the customer.',
    data: z.strictObject({
      cycle,
      round: z.int(),
      taskId,
      messageId,
      concessions: z.array(concession),
      sha256: field(z.optional(sha256), 'Of the body that was sent.'),
      automatic: field(z.optional(z.literal(true)), 'The policy lets offers go out without a release.'),
    }),
    writtenBy: ['domain/release'],
    readBy: ['domain/timers', 'domain/report', 'domain/figures'],
  },
  'code-sent': {
    means: 'Accepting the offer takes a code, and one was sent to where the customer has proved to be reached.',
    data: z.strictObject({ cycle, round: z.int(), messageId, expiresAt: instant }),
    writtenBy: ['functions/track'],
    readBy: ['functions/track'],
  },
  'code-entered': {
    means: 'The customer entered a code.',
    data: z.strictObject({ cycle, round: z.int(), right: z.boolean() }),
    writtenBy: ['functions/track'],
    readBy: [],
  },
  'offer-answered': {
    means:
      'An offer ended: the customer answered it on the tracking page, or a person of ours recorded the answer or ended it.',
    data: z.strictObject({
      cycle,
      round: z.int(),
      taskId,
      decision: z.enum(['accept', 'counter', 'decline']),
      how: field(z.optional(z.enum(acceptanceMeans)), 'By which means the customer answered.'),
      sha256OfOffer: field(z.optional(sha256), 'Of the very body that was sent.'),
      option: z.optional(z.string()),
      messageId: z.optional(messageId),
      withCode: field(z.optional(z.literal(true)), 'The customer entered a code that was sent to them.'),
      reviewed: field(
        z.optional(z.strictObject({ at: instant, sha256, textId, signedBy: personId })),
        'The text of the agreement that the customer read before accepting it: when it was shown, and its hash.',
      ),
      saidAt: field(z.optional(instant), 'When the customer said it, where that was before it was recorded.'),
      evidence: field(z.optional(Evidence), 'What proves an answer that a person of ours recorded.'),
      by: field(z.optional(z.literal('person')), 'Recorded or ended by a person of ours.'),
      because: z.optional(z.enum(['customer-said', 'no-answer'])),
      reasonTextId: z.optional(textId),
    }),
    writtenBy: ['functions/stages/offer'],
    readBy: ['functions/stages/agree', 'domain/timers', 'domain/report', 'domain/four-eyes'],
  },
  'acceptance-heard': {
    means: 'Words of the customer look like an acceptance of the open offer: a person was asked to confirm it.',
    data: z.strictObject({
      taskId,
      cycle,
      round: z.int(),
      messageId,
      option: field(z.optional(z.string()), 'Absent where they name none of several.'),
    }),
    writtenBy: ['domain/tasks'],
    readBy: [],
  },
  'acceptance-checked': {
    means: 'A person said whether those words were an acceptance.',
    data: z.strictObject({ taskId, accepted: z.boolean(), noteTextId: z.optional(textId) }),
    writtenBy: ['functions/stages/offer'],
    readBy: [],
  },
} as const satisfies EventDefinitions;
