import * as z from 'zod/mini';
import { taskKinds } from '../../tasks/kinds.ts';
import { levels } from '../../vocabulary.ts';
import {
  channel,
  code,
  type EventDefinitions,
  field,
  instant,
  messageId,
  personId,
  taskId,
  textId,
  timerId,
  toneAccepted,
} from './define.ts';

const reminder = z.strictObject({
  taskId,
  to: field(z.optional(personId), 'Who was written to: a person id or `customer`.'),
});

/** Work that waits for somebody: how it opens, ends, and moves to somebody else. */
export const taskEvents = {
  'task-opened': {
    means: 'A task waits for its assignee, who was notified, or has it before them at the desk.',
    data: z.strictObject({
      taskId,
      kind: z.enum(taskKinds),
      assignee: field(z.optional(personId), 'A person id or `customer`; absent where nobody could be found.'),
      from: field(z.optional(personId), 'Who it was planned for, where somebody stands in.'),
      because: z.optional(z.literal('away')),
      notice: field(
        z.optional(z.literal('at-desk')),
        'Nobody was written to yet: its assignee was at the desk, which shows it to them.',
      ),
    }),
    writtenBy: ['domain/tasks', 'functions/relay'],
    readBy: ['functions/relay', 'functions/desk/escalation', 'domain/four-eyes'],
  },
  'notice-written': {
    means: 'Whoever has a task was at the desk when it opened, had not looked at its case in time, and was written to.',
    data: z.strictObject({ taskId, to: personId }),
    writtenBy: ['functions/relay'],
    readBy: ['functions/relay'],
  },
  'no-answer': {
    means: 'A question, survey or request for completion ended unanswered: neither a yes nor a no.',
    data: z.strictObject({ taskId, kind: z.enum(taskKinds) }),
    writtenBy: ['functions/timers'],
    readBy: ['domain/timers', 'domain/report'],
  },
  withdrawn: {
    means: 'Open work lost its point: nobody is asked for it any more.',
    data: z.strictObject({
      taskIds: z.array(taskId),
      because: z.enum([
        'settled',
        'escalated-further',
        'reopened',
        'offer-answered',
        'customer-updated',
        'meeting-arranged',
        'decided-without',
        'merge-undone',
      ]),
    }),
    writtenBy: ['domain/tasks'],
    readBy: ['domain/tasks', 'functions/desk/escalation', 'domain/timers'],
  },
  'completion-requested': {
    means: 'The customer was asked for what the complaint lacks (Ley 10/2025 art. 13.3).',
    data: z.strictObject({
      taskId,
      textId,
      period: field(instant, 'Until when the customer has time.'),
      messageId,
      toneAccepted,
    }),
    writtenBy: ['functions/desk/completion'],
    readBy: ['domain/timers', 'domain/report', 'domain/figures'],
  },
  completed: {
    means: 'What the complaint lacked is there.',
    data: z.strictObject({ taskId, messageId: z.optional(messageId), noteTextId: z.optional(textId) }),
    writtenBy: ['domain/tasks'],
    readBy: ['domain/timers', 'domain/report', 'domain/four-eyes'],
  },
  reminded: {
    means: 'A timer reminded whoever has a task.',
    data: z.extend(reminder, {
      look: field(
        z.optional(z.int()),
        'Of a promise past its date that was looked at and was not silent: the how manieth time.',
      ),
    }),
    writtenBy: ['functions/timers'],
    readBy: ['domain/promises'],
  },
  'owner-calls': {
    means: 'Writing to the customer has not helped: somebody was asked to call.',
    data: reminder,
    writtenBy: ['functions/timers'],
    readBy: [],
  },
  escalated: {
    means: 'A task that nobody answered went to somebody else, or to nobody where no one else can take it.',
    data: z.strictObject({
      taskId,
      level: z.enum(levels),
      reason: z.literal('silence'),
      from: z.optional(personId),
      to: z.optional(personId),
    }),
    writtenBy: ['functions/timers'],
    readBy: ['domain/tasks', 'functions/desk/escalation', 'domain/four-eyes'],
  },
  reassigned: {
    means:
      'The case turned out to be about whoever had it or a task of it, or they are away: it went to whoever is next. Without a task it is the case that went.',
    data: z.strictObject({
      taskId: z.optional(taskId),
      from: personId,
      to: personId,
      because: field(z.optional(z.literal('absence')), 'They are away; where it is not given, the case is about them.'),
    }),
    writtenBy: ['domain/people'],
    readBy: ['domain/four-eyes'],
  },
  'escalation-raised': {
    means: 'The case became the task of somebody higher up.',
    data: z.strictObject({
      taskId,
      reason: z.enum([
        'customer',
        'breach',
        'hand-overs',
        'not-safe',
        'not-reached',
        'abuse-of-power',
        'stopped',
        'personal-data',
      ]),
      level: z.enum(['supervisor', 'head']),
      to: z.optional(personId),
      timer: field(z.optional(timerId), 'The timer that was breached.'),
      askedAt: field(z.optional(instant), 'Of `personal-data`: when they asked, from which the month of the law runs.'),
      answerBy: field(
        z.optional(instant),
        'Of `personal-data`: until when the law wants them answered (GDPR art. 12.3).',
      ),
    }),
    writtenBy: ['domain/tasks'],
    readBy: ['functions/desk/escalation', 'domain/tasks', 'domain/report'],
  },
  'escalation-ended': {
    means: 'Whoever the case was escalated to saw to it; the case may have another owner since.',
    data: z.strictObject({
      taskId,
      textId,
      messageId: field(z.optional(messageId), 'What the customer was written.'),
      from: z.optional(personId),
      to: z.optional(personId),
      toneAccepted,
    }),
    writtenBy: ['functions/desk/escalation'],
    readBy: ['functions/desk/escalation', 'domain/report', 'domain/four-eyes'],
  },
  'handed-over': {
    means: 'A person gave a task to another.',
    data: z.strictObject({ taskId, from: z.optional(personId), to: personId, reasonTextId: textId }),
    writtenBy: ['functions/desk/tasks'],
    readBy: ['functions/desk/escalation', 'domain/report', 'domain/four-eyes', 'domain/figures'],
  },
  'taken-back': {
    means: 'A supervisor or a former owner took the case back.',
    data: z.strictObject({ from: z.optional(personId), to: personId, reasonTextId: textId }),
    writtenBy: ['functions/desk/escalation'],
    readBy: ['functions/desk/escalation', 'domain/four-eyes'],
  },
  intervened: {
    means: 'Somebody did what was in the hands of somebody else; the event that goes with it says what.',
    data: z.strictObject({
      act: field(code, 'The act on the case, or the kind of the task that was decided.'),
      of: field(personId, 'Whose case or task it is.'),
      taskId: z.optional(taskId),
      reasonTextId: field(z.optional(textId), 'Why; a task is also decided without saying so.'),
    }),
    writtenBy: ['functions/desk/http'],
    readBy: [],
  },
  'over-limit-read': {
    means: 'Somebody read what the customer wrote over the daily limit of the case.',
    data: z.strictObject({ taskId, count: field(z.int(), 'Messages over the limit in the case so far.'), textId }),
    writtenBy: ['functions/desk/over-limit'],
    readBy: [],
  },
  'account-review-asked': {
    means: 'A supervisor is asked to look back over all cases of the customer.',
    data: z.strictObject({
      taskId,
      complaints: field(
        z.optional(z.int()),
        'How often the customer complained within the time of the policy, where that is why.',
      ),
      reasonTextId: field(z.optional(textId), 'Why, where a person asked for it.'),
    }),
    writtenBy: ['domain/worth'],
    readBy: [],
  },
  'account-reviewed': {
    means:
      'Somebody looked back over all cases of the customer, and told them what the company recommends, if anything.',
    data: z.strictObject({ taskId, textId, messageId: z.optional(messageId), toneAccepted }),
    writtenBy: ['functions/desk/account-review'],
    readBy: [],
  },
  'person-asked': {
    means: 'The customer asked to speak with a person, or with a supervisor (Ley 10/2025 art. 8).',
    data: z.strictObject({ taskId, supervisor: z.boolean(), channel }),
    writtenBy: ['domain/tasks'],
    readBy: ['domain/tasks', 'functions/desk/contact', 'domain/timers', 'domain/report', 'domain/figures'],
  },
  'earlier-disputed': {
    means:
      'The customer says that what we know of their earlier complaints is not right: the owner answers, and until then it is disputed.',
    data: z.strictObject({
      taskId,
      messageId,
      cases: field(z.int(), 'Earlier cases that they were shown.'),
    }),
    writtenBy: ['functions/track'],
    readBy: ['domain/worth'],
  },
  'person-reached': {
    means: 'Somebody got in touch with the customer who asked for a person.',
    data: z.strictObject({
      taskId,
      how: z.enum(['phone', 'meeting', 'message']),
      seconds: field(z.int(), 'Since the customer asked.'),
      textId,
    }),
    writtenBy: ['functions/desk/contact'],
    readBy: ['domain/timers', 'domain/report', 'domain/figures'],
  },
  'person-not-reached': {
    means: 'Somebody tried to get in touch with the customer; the task stays open.',
    data: z.strictObject({ taskId, textId }),
    writtenBy: ['functions/desk/contact'],
    readBy: [],
  },
} as const satisfies EventDefinitions;
