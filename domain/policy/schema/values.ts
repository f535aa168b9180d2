import * as z from 'zod/mini';
import { durationMs } from '../../time.ts';

/** ISO 8601 duration of weeks, days, hours, minutes and seconds. */
export const Duration = z.string().check(
  z.refine(
    (text) => {
      try {
        return durationMs(text) >= 0;
      } catch {
        return false;
      }
    },
    { error: 'must be an ISO 8601 duration such as P2D or PT4H (no months or years)' },
  ),
);

/** Words and phrases in both languages. */
export const Words = z.object({
  es: z.array(z.string()).check(z.minLength(1)),
  en: z.array(z.string()).check(z.minLength(1)),
});

/** A time of day, `HH:MM`. */
export const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export const MinorUnits = z.int().check(z.minimum(0));

export const points = z.int().check(z.minimum(-10), z.maximum(10));
