import * as z from 'zod/mini';

/** How people meet: on the phone, by video, or at a place. */
export const meetingWays = ['phone', 'video', 'place'] as const;
export type MeetingWay = (typeof meetingWays)[number];

/** How a meeting stands: dates are proposed until the customer takes one or none, or nobody wants it any more; then how it went. */
export const meetingStates = ['proposed', 'chosen', 'declined', 'cancelled', 'held', 'not-held'] as const;

/** How a meeting went: it took place, it did not, or there will be none. */
export const meetingOutcomes = ['held', 'not-held', 'dropped'] as const;
export type MeetingOutcome = (typeof meetingOutcomes)[number];

/** The newest meeting with the customer of a case; the history has those before. */
export const Meeting = z.strictObject({
  /** 1, then one more for each proposal. */
  number: z.int(),
  state: z.enum(meetingStates),
  how: z.enum(meetingWays),
  /** `owner`, `leader`, or the id of a mediator in the policy. */
  with: z.string(),
  /** Instants, in their order. */
  dates: z.array(z.string()),
  proposedBy: z.string(),
  /** Where it is, or by which address: a text of the case. */
  whereTextId: z.exactOptional(z.string()),
  /** When the dates were proposed, which may have been in a case that was merged. */
  proposedAt: z.exactOptional(z.string()),
  /** The date that the customer took, and when they did. */
  chosen: z.exactOptional(z.string()),
  chosenAt: z.exactOptional(z.string()),
  /** Both sides were reminded of it. */
  reminded: z.exactOptional(z.literal(true)),
});
export type Meeting = z.infer<typeof Meeting>;

/** A meeting that is still to come, or waits for a date. */
export const openMeeting = ({ meeting }: { meeting?: Meeting }): Meeting | undefined =>
  meeting?.state === 'proposed' || meeting?.state === 'chosen' ? meeting : undefined;

/** The number of the meeting that begins next in a case, and the id of the text that says where it is. */
export const nextMeeting = ({ meeting }: { meeting?: Meeting }): { number: number; whereTextId: string } => {
  const number = (meeting?.number ?? 0) + 1;
  return { number, whereTextId: `meeting-where-${number}` };
};
