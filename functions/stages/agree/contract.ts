import * as z from 'zod/mini';
import { Base, Links } from '#platform/environment.ts';
import { CycleInput, type FunctionContract } from '#platform/lambda-handler.ts';
import { freeText } from '#platform/text.ts';

/** How the negotiation ended: an agreement both sides hold, or our reasoned final answer. */
export const AgreeOutput = z.object({ ...CycleInput.shape, result: z.enum(['agreed', 'answered']) });
export type AgreeOutput = z.infer<typeof AgreeOutput>;

const pointId = z.string().check(z.maxLength(8));

/** What is said of one point of a complaint. */
export const PointEntry = z
  .strictObject({
    /** An id of the list; without it the point is new. */
    pointId: z.exactOptional(pointId),
    /** What is asked or claimed; needed for a new point. */
    point: z.exactOptional(freeText(1000)),
    /** Written to the customer: it goes out with the final answer. */
    answer: z.exactOptional(freeText(4000)),
    /** A proposed point is one, as it is worded. */
    confirmed: z.exactOptional(z.literal(true)),
    /** It repeats another point, or asks and claims nothing. */
    removed: z.exactOptional(z.literal(true)),
  })
  .check(
    z.refine((entry) => entry.pointId !== undefined || entry.point !== undefined, {
      path: ['point'],
      error: 'is needed for a new point',
    }),
    z.refine(
      ({ point, answer, confirmed, removed }) =>
        point !== undefined || answer !== undefined || confirmed === true || removed === true,
      { path: ['answer'], error: 'or a new wording in `point`, `confirmed` or `removed` is needed' },
    ),
  );

/** The answers to the points of a complaint that are still open, before the final answer. */
export const PointAnswers = z.strictObject({
  answers: z
    .array(
      z
        .strictObject({
          pointId: z.exactOptional(pointId),
          /** A new wording; needed where the point is new. */
          point: z.exactOptional(freeText(1000)),
          answer: freeText(4000),
        })
        .check(
          z.refine((entry) => entry.pointId !== undefined || entry.point !== undefined, {
            path: ['pointId'],
            error: 'or a new point in `point` is needed',
          }),
        ),
    )
    .check(z.maxLength(20, { error: 'must be at most 20 answers' })),
  /** Points that are none: they repeat another one, or ask and claim nothing. */
  removed: z.exactOptional(z.array(pointId).check(z.maxLength(20, { error: 'must be at most 20 points' }))),
  /** They go out whatever the tone check finds. */
  acceptTone: z.exactOptional(z.boolean()),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type PointAnswers = z.infer<typeof PointAnswers>;

export const contract: FunctionContract<CycleInput, AgreeOutput> = {
  name: 'agree',
  input: CycleInput,
  output: AgreeOutput,
};

export const environment = z.object({ ...Base.shape, ...Links.shape });
