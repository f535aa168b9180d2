import * as z from 'zod/mini';
import { motives } from '#domain/understand/motives.ts';
import { caseKinds } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';

/** The case it belongs to, by id or reference, and why. */
export const Merge = z.strictObject({
  into: freeText(60),
  reason: freeText(1000),
  /** Whoever merges knows that both are the same person, though nothing the two are known by says so. */
  samePerson: z.optional(z.boolean()),
  /** Whoever merges knows that the two are different people: both are notified, and neither reads the other's words. */
  acknowledgeDifferentPeople: z.optional(z.boolean()),
});
export type Merge = z.infer<typeof Merge>;

/** The messages that are about something else, and why. */
export const Split = z.strictObject({
  messageIds: z.array(freeText(120)).check(z.minLength(1), z.maxLength(30)),
  reason: freeText(1000),
});
export type Split = z.infer<typeof Split>;

export const Undo = z.strictObject({ reason: z.optional(freeText(1000)) });
export type Undo = z.infer<typeof Undo>;

/** What a case is, and why it is seen so. */
export const KindOfCase = z.strictObject({ kind: z.enum(caseKinds), reason: freeText(1000) });
export type KindOfCase = z.infer<typeof KindOfCase>;

/** Why the customer and the company fell out, and why it is seen so. */
export const MotiveOfCase = z.strictObject({ motive: z.enum(motives), reason: freeText(1000) });
export type MotiveOfCase = z.infer<typeof MotiveOfCase>;

/** The case to go on with. */
export const CaseReference = z.strictObject({ caseId: z.string(), reference: z.string() });
export type CaseReference = z.infer<typeof CaseReference>;
