import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';
import { ToneFinding } from '../writing/tone-contract.ts';

const Entry = z
  .strictObject({
    /** An id of the list; without it the point is new. */
    pointId: z.exactOptional(z.string().check(z.maxLength(8))),
    /** What is asked or claimed; needed for a new point. */
    point: z.exactOptional(freeText(1000)),
    /** Written to the customer: it goes out with the final answer. */
    answer: z.exactOptional(freeText(4000)),
  })
  .check(
    z.refine(({ pointId, point }) => pointId !== undefined || point !== undefined, {
      path: ['point'],
      error: 'is needed for a new point',
    }),
    z.refine(({ point, answer }) => point !== undefined || answer !== undefined, {
      path: ['answer'],
      error: 'or a new wording in `point` is needed',
    }),
  );

/** Points to list, word anew or answer; with `acceptTone` answers are kept whatever the tone check finds. */
export const PointNotes = z.strictObject({
  points: z
    .array(Entry)
    .check(
      z.minLength(1, { error: 'must be at least one point' }),
      z.maxLength(20, { error: 'must be at most 20 points' }),
    ),
  acceptTone: z.exactOptional(z.boolean()),
});
export type PointNotes = z.infer<typeof PointNotes>;

/** A point of the complaint; without `answer` no final answer can go out. */
export const CasePoint = z.strictObject({
  pointId: z.string(),
  point: z.string(),
  answer: z.optional(z.string()),
  answeredBy: z.optional(z.string()),
  answeredAt: z.optional(z.string()),
});

export const PointList = z.strictObject({ points: z.array(CasePoint), tone: z.array(ToneFinding) });
export type PointList = z.infer<typeof PointList>;
