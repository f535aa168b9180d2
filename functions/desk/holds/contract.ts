import * as z from 'zod/mini';
import { holds } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';

/** A hold of a case: what is not done while it stands, by which article, since when. */
export const CaseHold = z.strictObject({ hold: z.enum(holds), article: z.string(), since: z.string() });

/** A hold is released in spite of the open complaint, for the safety of people or things; with the reason. */
export const ReleaseHold = z.strictObject({ hold: z.enum(holds), release: z.literal(true), reason: freeText(1000) });
export type ReleaseHold = z.infer<typeof ReleaseHold>;

/** The holds that still stand. */
export const HoldsOfCase = z.strictObject({ holds: z.array(CaseHold) });
export type HoldsOfCase = z.infer<typeof HoldsOfCase>;
