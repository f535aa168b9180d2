import * as z from 'zod/mini';
import { ActsByPerson } from '../../four-eyes/acts.ts';
import { motives } from '../../understand/motives.ts';
import { caseKinds, motiveSteps, statuses } from '../../vocabulary.ts';
import { Severity } from '../reason.ts';
import { caseId, cycle, type EventDefinitions, field, instant, messageId, personId, taskId, textId } from './define.ts';

/** What a case is about: merged, split, or no complaint after all. */
export const matterEvents = {
  merged: {
    means: 'The case was merged into another, where it goes on.',
    data: z.strictObject({
      into: caseId,
      was: field(z.enum(statuses), 'Its status until then.'),
      reasonTextId: textId,
    }),
    writtenBy: ['functions/desk/matter'],
    readBy: ['domain/case', 'domain/holds', 'domain/report'],
  },
  'merged-in': {
    means: 'Another case was merged into this one.',
    data: z.strictObject({
      from: caseId,
      reference: z.string(),
      answerBy: field(instant, 'When its answer was due: no date is won by merging.'),
      gained: field(z.array(z.enum(['email', 'phone', 'handles'])), 'Ways to reach the customer that came with it.'),
      before: field(
        z.strictObject({ severity: z.exactOptional(Severity) }),
        'Fields of this case as they were, where the other one raised them.',
      ),
      acts: field(
        z.optional(ActsByPerson),
        'What people did to a proposal of the other case: they do not approve one here either.',
      ),
      meeting: field(
        z.optional(z.strictObject({ number: z.int(), was: z.int() })),
        'The meeting that goes on here: its number, and the one it had in the other case.',
      ),
      reasonTextId: textId,
    }),
    writtenBy: ['functions/desk/matter'],
    readBy: ['functions/desk/matter', 'domain/four-eyes', 'domain/holds', 'domain/timers'],
  },
  'merge-undone': {
    means: 'A merge was taken back: `into` in the case that goes on by itself, `from` in the one that gave it back.',
    data: z.strictObject({ into: z.optional(caseId), from: z.optional(caseId) }),
    writtenBy: ['functions/desk/matter'],
    readBy: ['domain/holds', 'domain/timers', 'domain/report'],
  },
  'related-found': {
    means:
      'Another case is about the same order or contract, or one was opened by an answer to a message of the other; the owners of both were notified.',
    data: z.strictObject({
      caseId,
      reference: z.string(),
      because: z.enum(['same-order', 'answers']),
      told: field(z.optional(personId), 'Who of the team was notified.'),
    }),
    writtenBy: ['functions/stages/own'],
    readBy: ['functions/stages/own', 'functions/desk/case'],
  },
  'split-off': {
    means: 'Messages that are about something else went into a case of their own.',
    data: z.strictObject({
      into: caseId,
      reference: z.string(),
      messageIds: z.array(messageId),
      reasonTextId: textId,
    }),
    writtenBy: ['functions/desk/matter'],
    readBy: [],
  },
  'split-from': {
    means: 'The case was split off another.',
    data: z.strictObject({ from: caseId }),
    writtenBy: ['functions/desk/matter'],
    readBy: [],
  },
  'kind-changed': {
    means: 'A person saw the case as something else than the rules did.',
    data: z.strictObject({
      from: z.enum([...caseKinds, 'unknown']),
      to: z.enum(caseKinds),
      reasonTextId: textId,
      was: field(z.optional(z.enum(statuses)), 'Its status until it was set aside with this.'),
      proposedBy: field(z.optional(personId), 'Who proposed it, where whoever wrote this is the second person.'),
    }),
    writtenBy: ['functions/desk/matter', 'functions/desk/reply'],
    readBy: ['domain/case', 'domain/holds', 'domain/report', 'domain/four-eyes'],
  },
  'second-person-asked': {
    means: 'Somebody proposed what takes a second person: to set the case aside, or that it is not about a colleague.',
    data: z.strictObject({
      taskId,
      about: z.enum(['set-aside', 'clear']),
      kind: field(z.optional(z.enum(caseKinds)), 'What they see in the case.'),
      person: field(z.optional(personId), 'Whom they say it is not about.'),
      reasonTextId: textId,
    }),
    writtenBy: ['functions/desk/second-person'],
    readBy: [],
  },
  'second-person-decided': {
    means: 'A second person confirmed or refused what somebody proposed.',
    data: z.strictObject({ taskId, confirmed: z.boolean(), reasonTextId: textId }),
    writtenBy: ['functions/desk/second-person'],
    readBy: [],
  },
  'concern-changed': {
    means: 'A person of ours noted that the case is about a colleague, or two of them that it is not.',
    data: z.strictObject({
      person: personId,
      to: z.enum(['marked', 'cleared']),
      proposedBy: field(z.optional(personId), 'Who proposed it, where whoever wrote this is the second person.'),
      reasonTextId: textId,
    }),
    writtenBy: ['functions/desk/concerned'],
    readBy: [],
  },
  'motive-changed': {
    means: 'A person saw another motive in the complaint than the rules did.',
    data: z.strictObject({
      from: z.enum([...motives, 'unknown']),
      to: z.enum(motives),
      reasonTextId: textId,
    }),
    writtenBy: ['functions/desk/matter'],
    readBy: ['domain/report', 'functions/desk/case', 'domain/four-eyes'],
  },
  'motive-applied': {
    means:
      'What the policy asks because of the motive was asked of the owner; where power was abused, a supervisor looks.',
    data: z.strictObject({
      cycle,
      motive: z.enum(motives),
      steps: z.array(z.enum(motiveSteps)),
      thirdPartyBy: field(z.optional(instant), "By when the third party's answer is asked for."),
    }),
    writtenBy: ['domain/motive'],
    readBy: ['domain/motive'],
  },
} as const satisfies EventDefinitions;
