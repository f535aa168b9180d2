import * as z from 'zod/mini';
import { Feeling } from '../../case/reason.ts';
import { motives } from '../../understand/motive.ts';
import { Slug } from '../../values.ts';

/** How the team treats somebody whom writing would make angrier, or whom we treated badly. */
export const CarePolicy = z.strictObject({
  /** When to speak rather than write: it is shown to whoever writes, and refuses nothing. */
  speakFirst: z.strictObject({
    motives: z.array(z.enum(motives)),
    /** With one of these feelings, from this severity on. */
    feelings: z.array(Feeling),
    minSeverity: z.int().check(z.minimum(1), z.maximum(4)),
  }),
  /** Who becomes the contact of a customer whom we treated badly: the first of them who is there and not in it. */
  leader: z.strictObject({
    /** By what lies behind the complaint. */
    motives: z.array(z.enum(motives)),
    /** Where the owner found that it was our error, by what it is about. */
    topics: z.array(Slug),
    people: z.array(Slug).check(z.minLength(1)),
  }),
});
export type CarePolicy = z.infer<typeof CarePolicy>;
