import * as z from 'zod/mini';
import { Feeling } from '../../case/reason.ts';
import { motives } from '../../understand/motives.ts';
import { LocalizedText, Slug } from '../../values.ts';
import { Duration } from './values.ts';

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
  /** A meeting with the customer: dates are proposed, and one is chosen on the tracking page. */
  meetings: z.strictObject({
    /** How long the dates wait before the owner is asked to call. Nothing is closed by it. */
    answerWithin: Duration,
    /** How long before it both sides are reminded. */
    remindBefore: Duration,
    /** How long after it the owner is asked how it went. */
    reportAfter: Duration,
    /** How long it lasts, for the calendars of both sides; a moment where it is not said. */
    lasts: z.exactOptional(Duration),
    /** People outside the company who can be there, whom both sides may trust. */
    mediators: z.array(z.strictObject({ id: Slug, name: LocalizedText })),
  }),
});
export type CarePolicy = z.infer<typeof CarePolicy>;
