import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** The number an outside body gives its file; it goes into the history, so it is no place for words. */
const RequestId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/, { error: 'must be a file number: letters, digits and ._/-' }));

/** An outside body asked us about a case. */
const Asked = z.strictObject({
  /** Its id in policy/bodies.yaml. */
  body: freeText(60),
  /** Its number of the file; one of ours if absent. */
  requestId: z.optional(RequestId),
});

/** What came of it: the outside body is done with the case. */
const Ended = z.strictObject({ requestId: RequestId, answered: z.literal(true), outcome: freeText(4000) });

export const Adr = z.union([Asked, Ended]);
export type Adr = z.infer<typeof Adr>;
export type AdrAsked = z.infer<typeof Asked>;
export type AdrEnded = z.infer<typeof Ended>;

/** `replyBy`: the date of our reply, where the law of the case sets one. */
export const AdrRequest = z.strictObject({ requestId: z.string(), replyBy: z.optional(z.string()) });
export type AdrRequest = z.infer<typeof AdrRequest>;
