import * as z from 'zod/mini';
import type { Counts } from '../figures/fact.ts';
import { FEWEST_RATINGS } from '../figures/few.ts';
import { lateMeasure, measures, ranMeasure } from '../figures/measures.ts';
import { FEWEST, Share, shareOf } from '../figures/share.ts';
import { isSurelyMore } from './surely-more.ts';

/** What can go wrong in a case, in the order in which its owner can do something about it. */
const mishaps = ['answer-late', 'word-late', 'promise-broken', 'reopened', 'no-agreement', 'not-satisfied'] as const;
type Mishap = (typeof mishaps)[number];

/** How often something went wrong in like cases, and whether that is more than in all others by more than chance. */
export const WentWrong = z.strictObject({ mishap: z.enum(mishaps), share: Share, isMore: z.boolean() });
export type WentWrong = z.infer<typeof WentWrong>;

/** What goes wrong less often than in one of so many cases is no expectation. */
const WORTH_SAYING = 0.1;

const of = (counts: Counts, measure: string): number => counts[measure] ?? 0;

const part = (counts: Counts, mishap: Mishap): { count: number; of: number } => {
  const ended = of(counts, measures.ended);
  switch (mishap) {
    case 'answer-late':
      return { count: of(counts, lateMeasure('answer')), of: of(counts, ranMeasure('answer')) };
    case 'word-late':
      return { count: of(counts, lateMeasure('word')), of: of(counts, ranMeasure('word')) };
    case 'promise-broken':
      return { count: of(counts, measures.broken), of: of(counts, measures.promises) };
    case 'reopened':
      return { count: of(counts, measures.reopened), of: ended };
    case 'no-agreement':
      return { count: ended - of(counts, measures.agreed), of: ended };
    case 'not-satisfied': {
      const rated = of(counts, measures.rated);
      return rated < FEWEST_RATINGS
        ? { count: 0, of: 0 }
        : { count: rated - of(counts, measures.satisfied), of: rated };
    }
  }
};

/**
 * What went wrong in like cases often enough to be expected again: of at least twenty, one in ten.
 * @param like what like cases came to; `all` what all came to, these included
 */
export const wentWrong = (like: Counts, all: Counts): WentWrong[] =>
  mishaps.flatMap((mishap) => {
    const [here, everywhere] = [part(like, mishap), part(all, mishap)];
    // A promise may be found broken in another month than it was made: more than all cannot be.
    const count = Math.min(here.count, here.of);
    if (here.of < FEWEST || count < WORTH_SAYING * here.of) return [];
    const elsewhere = { count: Math.max(0, everywhere.count - count), of: Math.max(0, everywhere.of - here.of) };
    elsewhere.count = Math.min(elsewhere.count, elsewhere.of);
    return [{ mishap, share: shareOf(count, here.of), isMore: isSurelyMore({ count, of: here.of }, elsewhere) }];
  });
