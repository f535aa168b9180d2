import * as z from 'zod/mini';
import { LocalizedText, Slug } from '../../values.ts';
import { Duration, MinorUnits, points } from './values.ts';

/** A signal of severity found in words. */
const Signal = z.strictObject({
  id: Slug,
  points,
  reason: LocalizedText,
  words: z.object({ es: z.array(z.string()), en: z.array(z.string()) }),
});

export const SeverityPolicy = z.strictObject({
  /** Points from which a case has level 2, 3 and 4. */
  levels: z.tuple([points, points, points]),
  feeling: z.object({ negative: points, mixed: points, neutral: points, positive: points }),
  /** Added for each earlier case of the customer within the window, up to `max`. */
  repetition: z.object({ points, max: points, within: Duration }),
  /** Added when the complaint names an amount of at least `from`. */
  amount: z.object({ points, from: MinorUnits }),
  signals: z.array(Signal),
});
