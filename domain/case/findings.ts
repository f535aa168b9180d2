import * as z from 'zod/mini';
import { causes, domains } from '../vocabulary.ts';

/** What the owner found out (stage examine). Texts are ids. */
export const Examination = z.strictObject({
  cycle: z.int(),
  cause: z.enum(causes),
  /** For the house: no customer ever reads it. */
  factsTextId: z.string(),
  /** For the customer: the cause as we explain it, and what prevents a repetition. */
  explanationTextId: z.exactOptional(z.string()),
  preventionTextId: z.exactOptional(z.string()),
  /** For the customer: how to use it so that it works well. */
  adviceTextId: z.exactOptional(z.string()),
  requestedRemedyTextId: z.exactOptional(z.string()),
  questions: z.array(
    z.strictObject({ questionId: z.string(), domain: z.enum(domains), taskId: z.string(), textId: z.string() }),
  ),
});
export type Examination = z.infer<typeof Examination>;

/** An expert's typed answer; `answered: false` records that no answer came in time. */
export const Opinion = z.discriminatedUnion('answered', [
  z.strictObject({ taskId: z.string(), domain: z.enum(domains), answered: z.literal(false) }),
  z.strictObject({
    taskId: z.string(),
    domain: z.enum(domains),
    answered: z.literal(true),
    expert: z.string(),
    /** Absent where it cannot be known, by whoever was asked. */
    valid: z.exactOptional(z.boolean()),
    liable: z.exactOptional(z.boolean()),
    /** The expert says that it cannot be told from what there is. */
    cannotTell: z.exactOptional(z.literal(true)),
    remedy: z.exactOptional(z.string()),
    /** For the customer. Absent where the expert cannot tell and so has nothing to explain. */
    explanationTextId: z.exactOptional(z.string()),
    /** For the house: no customer ever reads it. */
    internalTextId: z.exactOptional(z.string()),
  }),
]);
export type Opinion = z.infer<typeof Opinion>;

/** Text item of a remedy that the catalogue does not know: free text is kept apart from the fields that rules read. */
export const remedyTextId = (taskId: string): string => `remedy-${taskId}`;
