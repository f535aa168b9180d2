import * as z from 'zod/mini';
import { holds, releases } from '../vocabulary.ts';

/** What a timer says when it fires, by its kind. Handled by functions/timers. */
export const timerEvents = {
  /** A task is due, or its escalation policy has another step. */
  task: z.strictObject({ timer: z.literal('task'), caseId: z.string(), taskId: z.string(), step: z.int() }),
  /** A part of the time of one of a case's timers is over, in percent: 100 at its end. */
  case: z.strictObject({
    timer: z.literal('case'),
    caseId: z.string(),
    id: z.string(),
    dueAt: z.string(),
    thresholdPercent: z.int(),
  }),
  /** A case whose owner changed several times in a short time may stand still: the customer hears who has it. */
  owner: z.strictObject({ timer: z.literal('owner'), caseId: z.string() }),
  /** A customer has said nothing to the dates of a meeting, or a meeting comes near. */
  meeting: z.strictObject({
    timer: z.literal('meeting'),
    caseId: z.string(),
    number: z.int(),
    moment: z.enum(['answer', 'before']),
  }),
  /** A system of the company has not confirmed in time that it carried out a promise. */
  execution: z.strictObject({
    timer: z.literal('execution'),
    caseId: z.string(),
    taskId: z.string(),
    attempt: z.int(),
  }),
  /** A promise may be past its date without a word: `look` counts how often it was looked at. */
  promise: z.strictObject({ timer: z.literal('promise'), caseId: z.string(), taskId: z.string(), look: z.int() }),
  /** An execution stopped on an error that repeating did not cure. */
  stalled: z.strictObject({ timer: z.literal('stalled'), caseId: z.string(), execution: z.string() }),
};
export type TimerEvent = z.infer<(typeof timerEvents)[keyof typeof timerEvents]>;

/** What an execution begins with; `promises` and `surveyTaskId` for the follow-up. */
const StartInput = z.strictObject({
  caseId: z.string(),
  cycle: z.int(),
  promises: z.exactOptional(z.array(z.strictObject({ taskId: z.string() }))),
  surveyTaskId: z.exactOptional(z.string()),
});

/**
 * What has to happen outside the table once a change is stored. It is stored in the same transaction as the change, done
 * afterwards, and may be done twice without harm.
 */
export const effects = {
  /** Start an execution; its name makes a repeat harmless. */
  start: z.strictObject({
    effect: z.literal('start'),
    machine: z.enum(['complaint', 'follow-up']),
    cycle: z.int(),
    input: z.exactOptional(StartInput),
  }),
  /** Hand the decision to the waiting execution: the token and the output are read from the task. */
  resume: z.strictObject({ effect: z.literal('resume'), taskId: z.string() }),
  /** Send a queued message by its channel; one that is held not before its moment. */
  send: z.strictObject({
    effect: z.literal('send'),
    messageId: z.string(),
    notBefore: z.exactOptional(z.string()),
    /** A notice to somebody of the team: until when it waits for them to see its case at the desk, where they are there. */
    waitsUntil: z.exactOptional(z.string()),
  }),
  /** Write to whoever has a task, unless by then they have looked at its case at the desk, or have it no more. */
  notice: z.strictObject({
    effect: z.literal('notice'),
    taskId: z.string(),
    /** Person id. */
    to: z.string(),
    notBefore: z.string(),
  }),
  /** Fetch a file that came with a message and keep it, if it may be kept. */
  'fetch-attachment': z.strictObject({
    effect: z.literal('fetch-attachment'),
    channel: z.string(),
    messageId: z.string(),
    index: z.int(),
  }),
  /** Keep what a case is found by of some texts of its customer, which the function that stored them could not. */
  'index-words': z.strictObject({
    effect: z.literal('index-words'),
    texts: z.array(z.string()),
    /** The case was opened with them: more of their words count. */
    opens: z.exactOptional(z.boolean()),
  }),
  /** Set or move a one-shot timer; `name` is unique in the deployment. */
  'set-timer': z.strictObject({
    effect: z.literal('set-timer'),
    name: z.string(),
    at: z.string(),
    timerEvent: z.union([
      timerEvents.task,
      timerEvents.case,
      timerEvents.owner,
      timerEvents.meeting,
      timerEvents.execution,
      timerEvents.promise,
      timerEvents.stalled,
    ]),
  }),
  'drop-timer': z.strictObject({ effect: z.literal('drop-timer'), name: z.string() }),
  /** Put what happened on the company's bus: the events of one change, in their order. */
  announce: z.strictObject({
    effect: z.literal('announce'),
    events: z.array(z.strictObject({ seq: z.int(), type: z.string() })),
  }),
  /** Tell one system of the company of events, by webhook. */
  notify: z.strictObject({
    effect: z.literal('notify'),
    integration: z.string(),
    events: z.array(z.strictObject({ seq: z.int(), type: z.string() })),
  }),
  /** Ask a system of the company to carry out a promise. A repeat has the same idempotency key. */
  execute: z.strictObject({
    effect: z.literal('execute'),
    by: z.enum(['event', 'webhook']),
    integration: z.string(),
    taskId: z.string(),
    /** 1, then one more each time a person has it sent again. */
    attempt: z.int(),
  }),
  /** Notify the company's other systems that a hold begins or ends. */
  publish: z.strictObject({
    effect: z.literal('publish'),
    event: z.enum(['hold-placed', 'hold-released']),
    hold: z.enum(holds),
    article: z.string(),
    since: z.string(),
    because: z.exactOptional(z.enum(releases)),
  }),
};
export type Effect = z.infer<(typeof effects)[keyof typeof effects]>;
