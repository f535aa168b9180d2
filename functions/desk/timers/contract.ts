import * as z from 'zod/mini';
import { clocks, complaintClasses } from '#domain/deadline/regime.ts';
import { statuses } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';
import { ToneFinding } from '../writing/tone-contract.ts';

/** A clock of a case while it runs, and how its date came about. */
export const ShownClock = z.strictObject({
  id: z.string(),
  clock: z.string(),
  /** Id of the regime's rule; `policy` for what the company promises by itself. */
  rule: z.string(),
  article: z.optional(z.string()),
  title: z.string(),
  startedAt: z.string(),
  dueAt: z.string(),
  /** Something open holds it: nothing is late before that ends. */
  stopped: z.optional(z.literal(true)),
  /** Its date has passed. */
  breached: z.optional(z.literal(true)),
  /** What strikes next: a part of its time in percent, 100 at its end. */
  next: z.optional(z.strictObject({ mark: z.number(), at: z.string() })),
  explanation: z.array(z.string()),
});
export type ShownClock = z.infer<typeof ShownClock>;

/** The law a case is under, in the version it began with, and what that law calls it. */
export const ShownRegime = z.strictObject({
  id: z.string(),
  version: z.string(),
  class: z.enum(complaintClasses),
  title: z.string(),
});
export type ShownRegime = z.infer<typeof ShownRegime>;

/** Which clocks to list. */
export const clockViews = ['mine', 'breaching', 'breached'] as const;
export type ClockView = (typeof clockViews)[number];
export const clockNames = [...clocks, 'next-word'] as const;
export type AnyClock = (typeof clockNames)[number];

/** One line of a list of clocks. */
export const ClockRow = z.strictObject({
  caseId: z.string(),
  reference: z.string(),
  clock: z.string(),
  id: z.string(),
  rule: z.string(),
  startedAt: z.string(),
  dueAt: z.string(),
  stopped: z.optional(z.literal(true)),
  breached: z.boolean(),
  owner: z.optional(z.string()),
  severity: z.optional(z.int()),
  status: z.enum(statuses),
});
export type ClockRow = z.infer<typeof ClockRow>;

/** A page of clocks: those of the cases whose clocks strike next, by due date. Ask for the rest with `cursor`. */
export const ClockPage = z.strictObject({ clocks: z.array(ClockRow), cursor: z.optional(z.string()) });
export type ClockPage = z.infer<typeof ClockPage>;

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
  clocks: z.array(ShownClock),
});
export type Classified = z.infer<typeof Classified>;

/** Why the answer will be late, in words for the customer; with `acceptTone` it goes out whatever the tone check finds. */
export const LateNotice = z.strictObject({ reason: freeText(4000), acceptTone: z.optional(z.boolean()) });
export type LateNotice = z.infer<typeof LateNotice>;

/** The date that the customer was told, and how it came about. */
export const LateNotified = z.strictObject({
  messageId: z.string(),
  /** The channel it goes out by; `tracking-page` where it can only be read there. */
  channel: z.string(),
  answerBy: z.string(),
  explanation: z.array(z.string()),
  tone: z.array(ToneFinding),
});
export type LateNotified = z.infer<typeof LateNotified>;
