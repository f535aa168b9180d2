import * as z from 'zod/mini';
import { complaintClasses, timers } from '#domain/deadline/regime.ts';
import { statuses } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';
import { SeenUpTo } from '../writing/contract.ts';
import { ToneFinding } from '../writing/tone-contract.ts';

/** A timer of a case while it runs, and how its date came about. */
export const ShownTimer = z.strictObject({
  id: z.string(),
  timer: z.string(),
  /** Id of the regime's rule; `policy` for what the company promises by itself. */
  rule: z.string(),
  article: z.optional(z.string()),
  title: z.string(),
  startedAt: z.string(),
  dueAt: z.string(),
  /** Something open holds it: nothing is late before that ends. */
  paused: z.optional(z.literal(true)),
  /** Its date has passed. */
  breached: z.optional(z.literal(true)),
  /** What fires next: a part of its time in percent, 100 at its end. */
  next: z.optional(z.strictObject({ thresholdPercent: z.number(), at: z.string() })),
  explanation: z.array(z.string()),
});
export type ShownTimer = z.infer<typeof ShownTimer>;

/** The law a case is under, in the version it began with, and what that law calls it. */
export const ShownRegime = z.strictObject({
  id: z.string(),
  version: z.string(),
  class: z.enum(complaintClasses),
  title: z.string(),
});
export type ShownRegime = z.infer<typeof ShownRegime>;

/** Which timers to list. */
export const timerViews = ['mine', 'breaching', 'breached'] as const;
export type TimerView = (typeof timerViews)[number];
export const timerNames = [...timers, 'next-word'] as const;
export type AnyTimer = (typeof timerNames)[number];

/** One line of a list of timers. */
export const TimerRow = z.strictObject({
  caseId: z.string(),
  reference: z.string(),
  timer: z.string(),
  id: z.string(),
  rule: z.string(),
  startedAt: z.string(),
  dueAt: z.string(),
  paused: z.optional(z.literal(true)),
  breached: z.boolean(),
  owner: z.optional(z.string()),
  severity: z.optional(z.int()),
  status: z.enum(statuses),
});
export type TimerRow = z.infer<typeof TimerRow>;

/** A page of timers: those of the cases whose timers fire next, by due date. Ask for the rest with `cursor`. */
export const TimerPage = z.strictObject({ timers: z.array(TimerRow), cursor: z.optional(z.string()) });
export type TimerPage = z.infer<typeof TimerPage>;

/** What the law calls a complaint, and why somebody sees it so. */
export const Classification = z.strictObject({
  class: z.enum(complaintClasses),
  topic: z.optional(freeText(60)),
  reason: freeText(1000),
});
export type Classification = z.infer<typeof Classification>;

/** What the case is now, under which law, with the dates that follow. */
export const Classified = z.strictObject({
  class: z.enum(complaintClasses),
  topic: z.optional(z.string()),
  regime: ShownRegime,
  timers: z.array(ShownTimer),
});
export type Classified = z.infer<typeof Classified>;

/** Why the answer will be late, in words for the customer; with `acceptTone` it goes out whatever the tone check finds. */
export const LateNotice = z.strictObject({
  reason: freeText(4000),
  acceptTone: z.optional(z.boolean()),
  seenUpTo: z.optional(SeenUpTo),
});
export type LateNotice = z.infer<typeof LateNotice>;

/** The date that the customer was given, and how it came about. */
export const LateNotified = z.strictObject({
  messageId: z.string(),
  /** The channel it goes out by; `tracking-page` where it can only be read there. */
  channel: z.string(),
  answerBy: z.string(),
  explanation: z.array(z.string()),
  tone: z.array(ToneFinding),
});
export type LateNotified = z.infer<typeof LateNotified>;
