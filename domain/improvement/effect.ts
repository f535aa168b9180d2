import * as z from 'zod/mini';
import { FEWEST, Z_95 } from '../figures/share.ts';

/** Complaints of a week that an action is about, and all others of the company. */
export type Week = { about: number; rest: number };

/** `fell` and `rose` surely; `unclear`: chance explains it; `too-few`: nothing can be told yet. */
export const verdicts = ['fell', 'rose', 'unclear', 'too-few'] as const;

/** Whether complaints fell after an action: how they went against those of the rest of the company. */
export const Effect = z.strictObject({
  before: z.strictObject({ weeks: z.int(), about: z.int(), rest: z.int() }),
  after: z.strictObject({ weeks: z.int(), about: z.int(), rest: z.int() }),
  /** How many times as many as before for as many others, with its interval of 95 %: 0.5 is half. */
  ratio: z.exactOptional(z.number()),
  low: z.exactOptional(z.number()),
  high: z.exactOptional(z.number()),
  verdict: z.enum(verdicts),
});
export type Effect = z.infer<typeof Effect>;

/** Of fewer weeks it cannot be told how much they differ by themselves. */
const FEWEST_WEEKS = 4;

const sum = (weeks: readonly Week[]) => ({
  weeks: weeks.length,
  about: weeks.reduce((total, { about }) => total + about, 0),
  rest: weeks.reduce((total, { rest }) => total + rest, 0),
});

/** Pearson's statistic of the weeks of a period against its own share, and its degrees of freedom. */
const spread = (weeks: readonly Week[]): { statistic: number; freedom: number } => {
  const { about, rest } = sum(weeks);
  const share = about / (about + rest);
  const filled = weeks.filter((week) => week.about + week.rest > 0);
  if (!(share > 0 && share < 1)) return { statistic: 0, freedom: 0 };
  const statistic = filled.reduce((total, week) => {
    const all = week.about + week.rest;
    return total + (week.about - all * share) ** 2 / (all * share * (1 - share));
  }, 0);
  return { statistic, freedom: Math.max(0, filled.length - 1) };
};

/** How many times as much the weeks differ as chance alone would have them (quasi-likelihood, McCullagh and Nelder 1989, 4.5); at least once. */
const dispersion = (periods: readonly (readonly Week[])[]): number => {
  const spreads = periods.map(spread);
  const freedom = spreads.reduce((total, one) => total + one.freedom, 0);
  const statistic = spreads.reduce((total, one) => total + one.statistic, 0);
  return freedom > 0 ? Math.max(1, statistic / freedom) : 1;
};

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * Whether complaints fell. What a season or a bad day does to all complaints is taken out by holding them against the rest of the
 * company: the ratio of the two ratios, with the interval of its logarithm (Woolf 1955, with a half added to each count), which is
 * wider where the weeks differ by themselves. An action is opened when complaints are many, so the time before should be long.
 */
export const effectOf = (before: readonly Week[], after: readonly Week[]): Effect => {
  const [was, is] = [sum(before), sum(after)];
  const isEnough = Math.min(was.weeks, is.weeks) >= FEWEST_WEEKS && was.about >= FEWEST && was.rest > 0 && is.rest > 0;
  if (!isEnough) return { before: was, after: is, verdict: 'too-few' };
  const cells = [is.about, is.rest, was.about, was.rest].map((count) => count + 0.5) as [
    number,
    number,
    number,
    number,
  ];
  const [a, b, c, d] = cells;
  const middle = Math.log(a) - Math.log(b) - Math.log(c) + Math.log(d);
  const half = Z_95 * Math.sqrt(dispersion([before, after]) * cells.reduce((total, cell) => total + 1 / cell, 0));
  const [ratio, low, high] = [middle, middle - half, middle + half].map(Math.exp) as [number, number, number];
  const verdict = high < 1 ? 'fell' : low > 1 ? 'rose' : 'unclear';
  return { before: was, after: is, ratio: rounded(ratio), low: rounded(low), high: rounded(high), verdict };
};

/** Days of the company's zone from which weeks are made: seven days each, so that all weekdays are in each of them. */
export type DayCount = { day: string; about: number; rest: number };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole weeks of days in a span, counted from its first day; a day without figures had none. */
export const weeksOf = (days: readonly DayCount[], span: { from: string; weeks: number }): Week[] => {
  const begin = Date.parse(span.from);
  const weeks = Array.from({ length: span.weeks }, (): Week => ({ about: 0, rest: 0 }));
  for (const { day, about, rest } of days) {
    const week = weeks[Math.floor((Date.parse(day) - begin) / (7 * DAY_MS))];
    if (!week) continue;
    week.about += about;
    week.rest += rest;
  }
  return weeks;
};
