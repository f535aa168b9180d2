import * as z from 'zod/mini';
import { ConcernByPerson } from '#domain/people/concern-by-person.ts';
import { freeText } from '#platform/text.ts';
import { AskedSecond } from '../second-person/contract.ts';

/** That a case is about a colleague, or is not after all, and why. */
export const Concern = z.strictObject({
  /** Id of the person in the policy. */
  person: freeText(60),
  concerned: z.boolean({ error: 'must be true or false' }),
  reason: freeText(1000),
});
export type Concern = z.infer<typeof Concern>;

/** Whom the case is about now; `asked` where a second person decides first. */
export const ConcernedNow = z.strictObject({ concerned: ConcernByPerson, asked: z.optional(AskedSecond) });
export type ConcernedNow = z.infer<typeof ConcernedNow>;
