import * as z from 'zod/mini';
import { motives } from '../../understand/motives.ts';
import { LocalizedText } from '../../values.ts';
import { Duration } from './values.ts';

/** What a motive changes: what the team is asked to do because of it, and who is to look. */
export const MotivePolicy = z.strictObject({
  id: z.enum(motives),
  title: LocalizedText,
  /** How to go about it, for the owner. */
  advice: LocalizedText,
  /** The owner calls the customer before any letter. */
  callFirst: z._default(z.boolean(), false),
  /** The customer is explained what is possible, what is not, and why. */
  explainPossible: z._default(z.boolean(), false),
  /** The owner gets the answer of the third party on whom the result depends, within this time from when the case is owned. */
  askThirdParty: z.optional(z.strictObject({ within: Duration })),
  /** A supervisor who does not stand above the owner sees to the case too. */
  supervisorOutsideTheLine: z._default(z.boolean(), false),
});
export type MotivePolicy = z.infer<typeof MotivePolicy>;
