import type { Case } from '#domain/case/case.ts';
import { endOfDay, instantOf, startOfDay } from '#domain/deadline/local-day.ts';
import type { AlikeOf } from '#domain/figures/alike.ts';
import { type Breakdown, Fact, type RollUp, type TriedOf } from '#domain/figures/fact.ts';
import { type FigurePolicy, factOfReceipt } from '#domain/figures/facts.ts';
import { measures } from '#domain/figures/measures.ts';
import { type RollUps, rolledUp } from '#domain/figures/roll-up.ts';
import type { EndedCase } from '#domain/learning/landmark.ts';
import type { Instant } from '#domain/time.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import { monthsBetween, pagesOf } from './histories.ts';
import { inTransactions } from './in-transactions.ts';
import { FIGURES_ASKED, factsPartition, figuresPartition, figuresPlace, keys, monthPartition, shards } from './keys.ts';
import { triedBefore } from './returns.ts';
import type { Item, Table } from './table.ts';

/** Heads are read by so many at once. */
const PAGE = 100;

const factIn = ({ caseId, seq, day, of, language, country, add, tried }: Item): Fact =>
  Fact.parse({ caseId, seq, day, of, add, ...omitUndefined({ language, country, tried }) });

const factsOn = async (table: Table, day: string): Promise<Fact[]> =>
  (await Promise.all(shards.map((shard) => table.query(factsPartition(day, shard))))).flat().map(factIn);

/** Cases that ended in some days and count under a value, at most so many: the newest first, a day at a time. */
export const casesCountedUnder = async (
  table: Table,
  { by, value }: { by: keyof Fact['of']; value: string },
  { days, most }: { days: readonly string[]; most: number },
): Promise<string[]> => {
  const found = new Set<string>();
  for (const day of days) {
    for (const { caseId, of } of await factsOn(table, day)) if (of[by] === value) found.add(caseId);
    if (found.size >= most) break;
  }
  return [...found].slice(0, most);
};

/** What came in on a day of the company's zone, which may lie in two months of UTC; a page of heads at a time. */
async function* headsOn(table: Table, day: string, policy: FigurePolicy): AsyncGenerator<Case[]> {
  const { zone } = policy.company;
  const [from, to] = [instantOf(startOfDay(day, zone)), instantOf(endOfDay(day, zone))];
  for (const month of monthsBetween(from.slice(0, 7), to.slice(0, 7)))
    for (const shard of shards)
      for await (const found of pagesOf(table, monthPartition(month, shard), {
        from,
        to: `${to}\uffff`,
        limit: PAGE,
      })) {
        if (found.length > 0) yield (await table.getMany(found)) as unknown[] as Case[];
      }
}

const endedIn = (facts: readonly Fact[]): EndedCase[] =>
  facts.flatMap(({ caseId, of, add }) => (add[measures.ended] ? { caseId, topic: of.topic, cause: of.cause } : []));

/**
 * The figures of a day, counted anew from its facts and from what came in: as often as one likes, it comes to the same. With the cases
 * of which a cycle ended on it.
 * @param isLast the day is over, and this is how it stays: only then is it looked up who came back with what was settled
 */
export const countDay = async (
  table: Table,
  day: string,
  { policy, isLast }: { policy: FigurePolicy; isLast: boolean },
): Promise<{ rollUps: RollUps; ended: EndedCase[] }> => {
  const facts = await factsOn(table, day);
  const ended = endedIn(facts);
  const receiptOf = async (head: Case): Promise<Fact[]> => {
    const receipt = factOfReceipt(head, policy);
    const tried = receipt && isLast && (await triedBefore(table, head, policy));
    return receipt ? [{ ...receipt, ...(tried && { tried }) }] : [];
  };
  for await (const heads of headsOn(table, day, policy))
    facts.push(...(await Promise.all(heads.map(receiptOf))).flat());
  return { rollUps: rolledUp(facts), ended };
};

/**
 * Stores the figures of a day or a month, in place of those that were there. Those of all cases come last: by them a day is known as
 * made, and a run that dies before leaves it to the next one.
 */
export const keepFigures = (
  table: Table,
  { period, rollUps, at }: { period: string; rollUps: RollUps; at: Instant },
): Promise<void> => {
  const { all, ...others } = rollUps;
  const writes = Object.entries({ ...others, ...(all && { all }) }).map(([by, values]) => ({
    put: { ...keys.figures(by, period), values, madeAt: at },
  }));
  return inTransactions(table, writes);
};

/** The figures of a day or a month, and when they were made. */
export type Figures = { period: string; values: RollUp; madeAt: Instant };

const figuresIn = ({ sk, values, madeAt }: Item): Figures => ({
  period: sk.slice(sk.lastIndexOf('#') + 1),
  values: values as RollUp,
  madeAt: madeAt as Instant,
});

/**
 * The figures of the days, or of the months, from one to another (both included), of one breakdown: one query for each year. It reads
 * roll-ups alone, however many cases they are of.
 */
export const figuresBetween = async (
  table: Table,
  { by, from, to }: { by: Breakdown | TriedOf | AlikeOf; from: string; to: string },
): Promise<Figures[]> => {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, place) => String(first + place));
  const read = await Promise.all(
    years.map((year) =>
      table.query(figuresPartition(year), '', { from: figuresPlace(by, from), to: figuresPlace(by, to) }),
    ),
  );
  return read.flat().map(figuresIn);
};

/** Longer than any run of the figures stays away. */
const ASKED_SECONDS = 30 * 24 * 60 * 60;

/** Asks for the figures of a day to be made anew, by the next run that gets to it (each makes a bounded number): more of that day was brought in. */
export const askFigures = (table: Table, day: string, at: Instant): Promise<void> =>
  table.write([
    { put: { ...keys.figuresAsked(day), askedAt: at, ttl: Math.floor(Date.parse(at) / 1000) + ASKED_SECONDS } },
  ]);

/** The days that are asked for, and when each was asked for last. */
export const figuresAsked = async (table: Table): Promise<{ day: string; askedAt: Instant }[]> =>
  (await table.query(FIGURES_ASKED)).map(({ sk, askedAt }) => ({ day: sk, askedAt: askedAt as Instant }));
