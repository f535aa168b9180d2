import * as z from 'zod/mini';
import { meetingOutcomes, meetingWays } from '#domain/meetings/meeting.ts';
import { freeText } from '#platform/text.ts';
import { ToneFinding } from '../writing/tone-contract.ts';

/** A day and a time as the clocks of the company show them. */
const LocalTime = z.string().check(
  z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/, {
    error: 'must be a day and a time such as 2026-12-04T10:30',
  }),
);

/** Dates that are proposed to a customer, to talk it over; the words go to the customer as they are written. */
export const MeetingProposal = z.strictObject({
  how: z.enum(meetingWays, { error: 'must be one of phone, video, place' }),
  /** `owner`, `leader`, or the id of a mediator in the policy. */
  with: freeText(60),
  /** By the clocks of the company, each once and in the future. */
  dates: z
    .array(LocalTime)
    .check(z.minLength(1, { error: 'must be at least 1 date' }), z.maxLength(3, { error: 'must be at most 3 dates' })),
  /** A place, or the address of the call. */
  where: z.exactOptional(freeText(300)),
  text: freeText(6000),
  /** Sends it as it is, although its tone is found wrong. */
  acceptTone: z.exactOptional(z.boolean()),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type MeetingProposal = z.infer<typeof MeetingProposal>;

/** What was proposed: the number of the meeting, and the instants that can be chosen. */
export const MeetingProposed = z.strictObject({
  number: z.int(),
  dates: z.array(z.string()),
  messageId: z.string(),
  tone: z.array(ToneFinding),
});
export type MeetingProposed = z.infer<typeof MeetingProposed>;

/** A meeting is called off, or its dates are taken back, in words for the customer. */
export const MeetingCancellation = z.strictObject({
  text: freeText(6000),
  acceptTone: z.exactOptional(z.boolean()),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type MeetingCancellation = z.infer<typeof MeetingCancellation>;

export const MeetingCancelled = z.strictObject({ messageId: z.string(), tone: z.array(ToneFinding) });
export type MeetingCancelled = z.infer<typeof MeetingCancelled>;

/** How a meeting went, or that there will be none. */
export const MeetingReport = z.strictObject({
  outcome: z.enum(meetingOutcomes, { error: 'must be one of held, not-held, dropped' }),
  note: freeText(4000),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type MeetingReport = z.infer<typeof MeetingReport>;
