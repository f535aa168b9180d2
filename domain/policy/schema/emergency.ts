import * as z from 'zod/mini';
import { LocalizedText } from '../../values.ts';
import { dangers } from '../../vocabulary.ts';
import { Duration, TIME, Words } from './values.ts';

const count = z.int().check(z.minimum(1), z.maximum(99));

/** What is said and done where people are in danger. */
export const Emergency = z.strictObject({
  /** Emergency numbers by ISO 3166 country, and `default`. */
  numbers: z.record(z.string().check(z.regex(/^([A-Z]{2}|default)$/)), LocalizedText),
  /** Of so many kinds of danger a message says what to do now. */
  mostAdvice: count,
  advice: z.record(z.enum(dangers), z.strictObject({ text: LocalizedText, short: LocalizedText })),
  /** How often somebody is called before we write and a supervisor has it, and how long after each other. */
  attempts: count,
  again: Duration,
  /** Where words may speak of danger and may not: nobody is called, and the case is examined within so long by the clock. */
  possible: z.strictObject({ examineWithin: Duration }),
  /** Words of who cannot hear or take a call (Ley 10/2025 art. 10.5). */
  cannotHear: Words,
  /** What a customer may prefer to be reached by that is no call: `sign-language`. */
  writtenChannels: z.array(z.string()),
  /** The offer of sign language by video, where the company has it. */
  signLanguage: z.optional(LocalizedText),
  /** Which calls count as about one failure, and how many of them are made each. */
  groups: z.strictObject({ within: Duration, own: count, ownApart: count, sharedWords: Words }),
});

const time = z.string().check(z.regex(TIME, { error: 'must be HH:MM' }));

/** A shift of the duty rota, in the company's zone; `to` at or before `from` is on the next day. */
export const Shift = z.strictObject({
  days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1)),
  from: time,
  to: time,
  people: z.array(z.string()).check(z.minLength(1)),
});
export type Shift = z.infer<typeof Shift>;
