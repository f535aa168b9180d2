import * as z from 'zod/mini';
import { complaintClasses } from '../../deadline/regime.ts';
import { code, type EventDefinitions, field, instant, textId, timerId } from './define.ts';

const dated = { timer: timerId, dueAt: instant };
const nextWord = z.strictObject(dated);

/** What timers leave, what moves them, and what went wrong behind the scenes. */
export const timerEvents = {
  'timer-warned': {
    means: "A part of a timer's time is over, and whom the policy names for it was notified.",
    data: z.strictObject({
      ...dated,
      thresholdPercent: field(z.int(), 'The part of its time that is over, in percent.'),
    }),
    writtenBy: ['functions/timers'],
    readBy: ['domain/timers', 'functions/timers'],
  },
  'timer-breached': {
    means: "A timer's time is over without what it asks for, which is still owed.",
    data: z.strictObject({
      ...dated,
      rule: field(z.string(), 'Id of the rule in the regime.'),
      regime: z.string(),
      article: z.optional(z.string()),
    }),
    writtenBy: ['functions/timers'],
    readBy: ['domain/timers', 'functions/timers', 'domain/report', 'domain/figures'],
  },
  'timer-lapsed': {
    means: 'A chance is gone, such as the early settlement; nothing is late.',
    data: z.strictObject({ ...dated, rule: z.string() }),
    writtenBy: ['functions/timers'],
    readBy: ['domain/timers'],
  },
  'word-kept': {
    means: 'The promised date of the next message to the customer came, and one had been sent.',
    data: nextWord,
    writtenBy: ['functions/timers'],
    readBy: ['domain/timers', 'domain/report', 'domain/figures'],
  },
  'word-broken': {
    means: 'The promised date of the next message to the customer came, and none had been sent.',
    data: nextWord,
    writtenBy: ['functions/timers'],
    readBy: ['domain/timers', 'functions/timers', 'domain/report', 'domain/figures'],
  },
  reclassified: {
    means: 'A person said what the law calls the complaint: its dates were counted anew.',
    data: z.strictObject({
      class: z.enum(complaintClasses),
      topic: z.optional(z.string()),
      before: z.enum(complaintClasses),
      reasonTextId: textId,
    }),
    writtenBy: ['functions/desk/timers'],
    readBy: ['domain/report', 'domain/four-eyes'],
  },
  stalled: {
    means: 'An execution stopped on an error that repeating did not cure.',
    data: z.strictObject({
      execution: field(z.string(), 'Its name.'),
    }),
    writtenBy: ['functions/timers'],
    readBy: ['functions/timers'],
  },
  resumed: {
    means: 'An execution that did not go on, or was almost as old as it may get, was begun again from the table.',
    data: z.strictObject({
      execution: field(z.string(), 'The name it runs under now.'),
      before: field(z.string(), 'The name it ran under before; it was stopped.'),
      because: z.enum(['missing', 'stopped', 'stuck', 'age']),
    }),
    writtenBy: ['functions/watch'],
    readBy: ['functions/watch', 'functions/timers'],
  },
  'went-on': {
    means: 'A case whose execution had stopped goes on again.',
    data: z.strictObject({ execution: z.string() }),
    writtenBy: ['functions/watch'],
    readBy: [],
  },
  'effect-given-up': {
    means: 'Something to be done outside the table failed too often and waits for a person.',
    data: z.strictObject({ effect: code, effectId: z.string(), failure: z.string() }),
    writtenBy: ['functions/relay'],
    readBy: ['functions/relay'],
  },
} as const satisfies EventDefinitions;
