import * as z from 'zod/mini';
import { Money } from '../../money.ts';
import { proofKinds, updateSubjects } from '../../policy/schema/promises.ts';
import { replyLanguages } from '../../vocabulary.ts';
import {
  caseId,
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
} from './define.ts';

const settled = z.strictObject({
  cycle,
  kind: z.enum(['agreement', 'final-answer']),
  language: z.enum(replyLanguages),
  sha256: field(sha256, 'Of the exact text.'),
  signedBy: personId,
  commitments: field(z.int(), 'How many promises it holds.'),
  messageId,
  automatic: field(z.optional(z.literal(true)), 'The policy lets final answers go out without a release.'),
});

/** What a cycle comes to, and what follows it. */
export const settlementEvents = {
  agreed: {
    means: 'The agreement was written and sent.',
    data: settled,
    writtenBy: ['functions/stages/agree'],
    readBy: ['domain/timers', 'domain/holds', 'domain/report', 'domain/figures'],
  },
  answered: {
    means: 'The reasoned final answer was written and sent.',
    data: settled,
    writtenBy: ['functions/stages/agree'],
    readBy: ['domain/timers', 'domain/holds', 'domain/report', 'domain/figures'],
  },
  'outcome-recorded': {
    means: 'What the cycle came to was recorded, once, and the case closed.',
    data: z.strictObject({
      cycle,
      result: z.enum(['agreed', 'answered']),
      concessions: z.array(concession),
      totalCost: Money,
      rounds: z.int(),
      agreementSha256: sha256,
    }),
    writtenBy: ['functions/stages/outcome'],
    readBy: ['domain/report'],
  },
  'promise-kept': {
    means: 'A promise of the agreement was kept, with a proof.',
    data: z.strictObject({
      cycle,
      taskId,
      index: z.int(),
      proofTextId: textId,
      proof: field(z.optional(z.array(z.enum(proofKinds))), 'Of which kinds the proof is.'),
      late: field(z.optional(z.literal(true)), 'After its date.'),
    }),
    writtenBy: ['domain/promises'],
    readBy: ['domain/timers', 'domain/report'],
  },
  'promise-broken': {
    means:
      'A promise of the agreement was not kept, by our own word or since nothing was said of it for long after its date: its task stays open, and the case is more serious than before.',
    data: z.strictObject({
      cycle,
      taskId,
      index: z.int(),
      supervisor: personOrNobody,
      before: field(z.optional(z.int()), 'The severity until then.'),
      level: z.optional(z.int()),
      reasonTextId: field(z.optional(textId), 'What happened, as whoever reported it wrote it down.'),
      silentSince: field(
        z.optional(instant),
        'Nobody reported it: its date had passed, and this was the last that was heard of it.',
      ),
    }),
    writtenBy: ['domain/promises'],
    readBy: ['domain/report'],
  },
  'promise-claimed-broken': {
    means: 'The customer says that a promise of ours was not kept: the case is more serious than before.',
    data: z.strictObject({
      cycle,
      textId: field(textId, 'What the customer said.'),
      taskId: field(z.optional(taskId), 'A promise that is still open.'),
      before: field(z.int(), 'The severity until then.'),
      level: z.int(),
      supervisor: personOrNobody,
    }),
    writtenBy: ['domain/tasks'],
    readBy: [],
  },
  'reply-decided': {
    means: 'A person decided what becomes of words that came after the case had ended.',
    data: z.strictObject({
      taskId,
      decision: z.enum(['reopen', 'linked-case', 'note']),
      reasonTextId: textId,
      into: field(z.optional(caseId), 'The linked case that begins with those words.'),
      messageId: field(z.optional(messageId), 'What the customer was written.'),
      toneAccepted,
    }),
    writtenBy: ['functions/desk/reply'],
    readBy: [],
  },
  'customer-updated': {
    means:
      'The customer heard of us while they waited, about a promise that was not kept, or about what they say of earlier complaints.',
    data: z.strictObject({
      about: z.enum(updateSubjects),
      how: field(z.enum(['message', 'call', 'automatic']), '`automatic`: the policy lets it go out without a release.'),
      taskId: z.optional(taskId),
      messageId: z.optional(messageId),
      noteTextId: z.optional(textId),
      toneAccepted,
    }),
    writtenBy: ['functions/desk/update', 'functions/timers'],
    readBy: ['domain/timers', 'domain/figures'],
  },
  'survey-answered': {
    means: 'The customer answered the survey.',
    data: z.strictObject({
      cycle,
      taskId,
      score: field(z.int(), 'How the customer was treated; all there is where only one question was answered.'),
      service: field(z.optional(z.int()), 'The service, or the solution or answer itself.'),
      messageId: z.optional(messageId),
    }),
    writtenBy: ['functions/stages/follow-up'],
    readBy: ['domain/report', 'domain/figures'],
  },
  reopened: {
    means: 'A closed complaint was opened again, as another cycle.',
    data: z.strictObject({
      cycle,
      next: cycle,
      because: field(
        z.enum(['survey', 'customer-words', 'desk', 'broken-promise']),
        'A low score, words of the customer after the end, a person of ours, or a promise that was not kept.',
      ),
      score: z.optional(z.int()),
      reasonTextId: z.optional(textId),
    }),
    writtenBy: ['domain/case'],
    readBy: [
      'functions/stages/follow-up',
      'domain/timers',
      'domain/holds',
      'domain/report',
      'domain/four-eyes',
      'domain/figures',
    ],
  },
  concluded: {
    means: 'Promises are kept and the survey is over: the work on the case ended.',
    data: z.strictObject({
      cycle,
      score: z.union([z.int(), z.literal('none')]),
      service: z.optional(z.int()),
      messageId,
    }),
    writtenBy: ['functions/stages/follow-up'],
    readBy: ['functions/stages/follow-up', 'domain/retention', 'domain/report'],
  },
} as const satisfies EventDefinitions;
