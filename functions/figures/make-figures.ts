import { FACTS_KEPT_SECONDS } from '#cases/store/facts.ts';
import { countDay, figuresAsked, figuresBetween, keepFigures } from '#cases/store/figures.ts';
import type { Table } from '#cases/store/table.ts';
import { addDays, daysBetween, endOfDay, localDay } from '#domain/deadline/local-day.ts';
import type { FigurePolicy } from '#domain/figures/facts.ts';
import { measures } from '#domain/figures/measures.ts';
import { type RollUps, together } from '#domain/figures/roll-up.ts';
import { type Clock, type Instant, instantAfter } from '#domain/time.ts';
import { markFirsts, markUnlike } from './mark-landmarks.ts';

type FiguresDeps = { table: Table; clock: Clock; policy: FigurePolicy };

/** A day that was missed is made up for so long. */
const DAYS_BACK = 31;
/** So many days that are asked for are made in a run, the first first; the others are left to the next one. */
const MOST_ASKED = 300;
/** A change of the last moment of a day may be stored a little later: until then its figures are made anew. */
const SETTLES_MS = 2 * 60 * 60 * 1000;

/** Only among so many cases that ended is it worth saying that one is like none. */
const MANY = 200;

/** A day whose figures are made for the last time: what is said of it once is said then. */
const isOver = (day: string, at: Instant, zone: string): boolean => Date.parse(at) > endOfDay(day, zone) + SETTLES_MS;

/** Cycles that ended in the last twelve months. */
const endedBefore = async (table: Table, today: string): Promise<number> => {
  const months = await figuresBetween(table, {
    by: 'all',
    from: addDays(today, -365).slice(0, 7),
    to: today.slice(0, 7),
  });
  return months.reduce((sum, { values }) => sum + (values['all']?.[measures.ended] ?? 0), 0);
};

const monthOf = (day: string): string => day.slice(0, 7);

/**
 * When the figures of each day were made last, and those of its month after them: a run that dies between the two leaves the day as if
 * it had not been made. Undefined where either was never made.
 */
const madeBetween = async (table: Table, from: string, to: string): Promise<(day: string) => Instant | undefined> => {
  const [days, months] = await Promise.all([
    figuresBetween(table, { by: 'all', from, to }),
    figuresBetween(table, { by: 'all', from: monthOf(from), to: monthOf(to) }),
  ]);
  const moments = new Map([...days, ...months].map(({ period, madeAt }) => [period, madeAt]));
  return (day) => {
    const [ofDay, ofMonth] = [moments.get(day), moments.get(monthOf(day))];
    if (ofDay === undefined || ofMonth === undefined) return undefined;
    return [ofDay, ofMonth].toSorted()[0];
  };
};

/** The days whose figures are not final: today, and those that have ended since they were made, or were never made. */
const daysToMake = async (table: Table, today: string, zone: string): Promise<string[]> => {
  const first = addDays(today, -DAYS_BACK);
  const madeAt = await madeBetween(table, first, today);
  const isFinal = (day: string): boolean => Date.parse(madeAt(day) ?? '') > endOfDay(day, zone) + SETTLES_MS;
  return daysBetween(first, today).filter((day) => !isFinal(day));
};

/** What is brought in is stored a moment after its days were asked for: a run that came between has missed it. */
const STORED_MS = 60_000;

/**
 * Days of the past of which more was brought in since their figures were made. Those whose facts are gone keep the figures they have;
 * figures that were made after that are of nothing but what was brought in, whose facts stay.
 */
const daysAsked = async (table: Table, at: Instant, zone: string): Promise<string[]> => {
  const asked = await figuresAsked(table);
  const [from, to] = [asked[0]?.day, asked.at(-1)?.day];
  if (from === undefined || to === undefined) return [];
  const lastMade = await madeBetween(table, from, to);
  const isAsked = ({ day, askedAt }: (typeof asked)[number]): boolean => {
    const madeAt = lastMade(day);
    if (madeAt === undefined) return true;
    const factsUntil = endOfDay(day, zone) + FACTS_KEPT_SECONDS * 1000;
    const isWhole = Date.parse(at) < factsUntil || Date.parse(madeAt) > factsUntil;
    return isWhole && instantAfter(askedAt, STORED_MS) >= madeAt;
  };
  return asked.filter(isAsked).map(({ day }) => day);
};

const namesOf = (rollUps: RollUps) => Object.keys(rollUps) as (keyof RollUps)[];

/** The days of a month as one, of the breakdowns that are named. */
const monthFrom = async (table: Table, month: string, breakdowns: readonly (keyof RollUps)[]): Promise<RollUps> => {
  const of = breakdowns.map(async (by) => {
    const days = await figuresBetween(table, { by, from: `${month}-01`, to: `${month}-31` });
    return [by, together(days.map(({ values }) => values))] as const;
  });
  return Object.fromEntries(await Promise.all(of)) as RollUps;
};

/**
 * Makes the figures of the days that are not final, and of their months, from what the cases left of each day. Each day is counted
 * anew as a whole and stored in place of what was there: a run that comes twice, late or not at all does no harm.
 */
export const makeFigures = async (_: unknown, { table, clock, policy }: FiguresDeps): Promise<{ days: string[] }> => {
  const at = clock.now();
  const { zone } = policy.company;
  const today = localDay(Date.parse(at), zone);
  const asked = (await daysAsked(table, at, zone)).slice(0, MOST_ASKED);
  const days = [...new Set([...asked, ...(await daysToMake(table, today, zone))])];
  const knowsMany = (await endedBefore(table, today)) >= MANY;
  // A month after its days, before those of the next: a run that dies leaves no month behind the days that it has made.
  for (const [month, daysOfMonth] of Map.groupBy(days, monthOf)) {
    const changed = new Set<keyof RollUps>();
    for (const day of daysOfMonth) {
      const isLast = isOver(day, at, zone);
      const { rollUps, ended } = await countDay(table, day, { policy, isLast });
      await keepFigures(table, { period: day, rollUps, at });
      await markFirsts(table, ended, at);
      if (isLast && knowsMany && !asked.includes(day)) await markUnlike(table, ended, at);
      for (const by of namesOf(rollUps)) changed.add(by);
    }
    await keepFigures(table, { period: month, rollUps: await monthFrom(table, month, [...changed]), at });
  }
  return { days };
};
