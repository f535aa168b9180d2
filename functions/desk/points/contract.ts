import * as z from 'zod/mini';
import { PointEntry } from '#functions/stages/agree/contract.ts';
import { freeText } from '#platform/text.ts';
import { ToneFinding } from '../writing/tone-contract.ts';

/** Points to list, confirm, word anew, answer or strike; with `acceptTone` answers are kept whatever the tone check finds. */
export const PointNotes = z.strictObject({
  points: z
    .array(PointEntry)
    .check(
      z.minLength(1, { error: 'must be at least one point' }),
      z.maxLength(20, { error: 'must be at most 20 points' }),
    ),
  acceptTone: z.exactOptional(z.boolean()),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type PointNotes = z.infer<typeof PointNotes>;

/** A point of the complaint; without `answer` no final answer can go out. */
export const CasePoint = z.strictObject({
  pointId: z.string(),
  point: z.string(),
  /** A program read it from the complaint, and nobody has confirmed it yet. */
  proposed: z.optional(z.literal(true)),
  answer: z.optional(z.string()),
  answeredBy: z.optional(z.string()),
  answeredAt: z.optional(z.string()),
});

export const PointList = z.strictObject({ points: z.array(CasePoint), tone: z.array(ToneFinding) });
export type PointList = z.infer<typeof PointList>;
