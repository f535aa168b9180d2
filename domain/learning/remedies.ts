import * as z from 'zod/mini';
import type { Counts, RollUp } from '../figures/fact.ts';
import { FEWEST_RATINGS } from '../figures/few.ts';
import { measures } from '../figures/measures.ts';
import { FEWEST, Share, shareOf } from '../figures/share.ts';
import { BACK_WITHIN_DAYS, monthOfBack, triedIn, triedMeasures } from '../figures/tried.ts';
import { isSurelyMore } from './surely-more.ts';

/** What became of a remedy in like cases. */
export const RemedyTried = z.strictObject({
  /** Id of the concession, or `nothing`: a reasoned answer alone. */
  remedy: z.string(),
  /** Cycles that ended with it. */
  cases: z.int(),
  /** Taken by the customer, of those it was put to; promises kept; customers satisfied, of those who said; and not back within 90 days, of those who had so long. */
  accepted: Share,
  kept: Share,
  satisfied: z.exactOptional(Share),
  stayed: Share,
});
export type RemedyTried = z.infer<typeof RemedyTried>;

/** What says whether a remedy worked, in the order in which it is told. */
const workings = ['stayed', 'satisfied', 'kept', 'accepted'] as const;
type Working = (typeof workings)[number];

/** One remedy does better than the others that were tried in enough like cases, in one respect at least, and worse in none. */
export const Better = z.strictObject({ remedy: z.string(), in: z.array(z.enum(workings)) });
export type Better = z.infer<typeof Better>;

/** A month's roll-up of what was tried (domain/figures/tried). */
export type MonthTried = { period: string; values: RollUp };

const of = (counts: Counts, measure: string): number => counts[measure] ?? 0;

/** Whether an end in a month lies so far back that whoever would come back has. */
const isOld = (month: string, today: string): boolean =>
  Date.parse(today) - Date.parse(`${month}-01`) >= (BACK_WITHIN_DAYS + 31) * 24 * 60 * 60 * 1000;

/** All that is known of a remedy: the sums of all months, and of those that are old enough how many came back. */
type Known = { counts: Counts; old: { ended: number; back: number } };

const none = (): Known => ({ counts: {}, old: { ended: 0, back: 0 } });

const rowOf = (remedy: string, { counts, old }: Known): RemedyTried => {
  const [promises, rated] = [of(counts, measures.promises), of(counts, measures.rated)];
  return {
    remedy,
    cases: of(counts, measures.ended),
    accepted: shareOf(of(counts, triedMeasures.accepted), of(counts, triedMeasures.offered)),
    kept: shareOf(Math.max(0, promises - of(counts, measures.broken)), promises),
    ...(rated >= FEWEST_RATINGS && { satisfied: shareOf(of(counts, measures.satisfied), rated) }),
    stayed: shareOf(Math.max(0, old.ended - old.back), old.ended),
  };
};

/** Which cells count as like the case at hand. */
export type Like = { cause?: string; severity?: string };

const isLike = (cell: string, like: Like): boolean => {
  const { cause, severity } = triedIn(cell);
  return (like.cause ?? cause) === cause && (like.severity ?? severity) === severity;
};

/**
 * What was tried in like cases of a topic and what became of each remedy, the most usual first.
 * @param months roll-ups of the topic, one for each month
 * @param today of the company's zone: who came back is counted of ends that lie so far back that they could
 */
export const remediesTried = (months: readonly MonthTried[], like: Like, today: string): RemedyTried[] => {
  const known = new Map<string, Known>();
  const add = (cell: string, counts: Counts, month: string): void => {
    const { remedy } = triedIn(cell);
    const sums = known.get(remedy) ?? none();
    known.set(remedy, sums);
    if (isOld(month, today)) sums.old.ended += of(counts, measures.ended);
    for (const [measure, count] of Object.entries(counts)) {
      const ended = monthOfBack(measure);
      if (ended === undefined) sums.counts[measure] = of(sums.counts, measure) + count;
      else if (isOld(ended, today)) sums.old.back += count;
    }
  };
  for (const { period, values } of months)
    for (const [cell, counts] of Object.entries(values)) if (isLike(cell, like)) add(cell, counts, period);
  return [...known]
    .map(([remedy, one]) => rowOf(remedy, one))
    .sort((a, b) => b.cases - a.cases || b.accepted.of - a.accepted.of || (a.remedy < b.remedy ? -1 : 1));
};

/** The causes that cases of a topic were found to have. */
export const causesTried = (months: readonly MonthTried[]): string[] => [
  ...new Set(months.flatMap(({ values }) => Object.keys(values).map((cell) => triedIn(cell).cause))),
];

/** So much of like cases ends with the same remedy where they are treated alike. */
const ALIKE = 0.8;

/** How many cases ended, and whether the same is answered in different ways: no remedy is the usual one. */
export const treatmentOf = (rows: readonly RemedyTried[]): { cases: number; differs: boolean } => {
  const cases = rows.reduce((sum, row) => sum + row.cases, 0);
  const most = Math.max(0, ...rows.map((row) => row.cases));
  return { cases, differs: cases >= FEWEST && most < ALIKE * cases };
};

const shares = (row: RemedyTried, working: Working): Share | undefined => {
  const share = row[working];
  return share && share.of >= FEWEST ? share : undefined;
};

/**
 * The remedy that does better than each other one that was tried often enough, if there is one. It has to be more than chance: each
 * comparison errs once in a thousand times (domain/learning/surely-more). Of remedies that were tried too seldom nothing is said.
 */
export const betterRemedy = (rows: readonly RemedyTried[]): Better | undefined => {
  const enough = rows.filter(({ cases }) => cases >= FEWEST);
  const beats = (one: RemedyTried, other: RemedyTried, working: Working): boolean => {
    const [share, against] = [shares(one, working), shares(other, working)];
    return share !== undefined && against !== undefined && isSurelyMore(share, against);
  };
  for (const one of enough) {
    const others = enough.filter((other) => other !== one);
    if (others.length === 0) return undefined;
    if (others.some((other) => workings.some((working) => beats(other, one, working)))) continue;
    const better = workings.filter((working) => others.every((other) => beats(one, other, working)));
    if (better.length > 0) return { remedy: one.remedy, in: better };
  }
  return undefined;
};
