import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** A legal hold is set or lifted, always with a reason: which court, which claim, or why it is over. */
export const LegalHold = z.strictObject({ hold: z.boolean(), reason: freeText(1000) });
export type LegalHold = z.infer<typeof LegalHold>;

export const HoldOfCase = z.strictObject({ legalHoldAt: z.optional(z.string()) });
