import type { Case } from '#domain/case/case.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { addDays, daysBetween } from '#domain/deadline/local-day.ts';
import { type Bucket, bucketOf } from '#domain/incidents/buckets.ts';
import { HOUR_OFFSETS, PAST_DAYS, type Past, WEEKS } from '#domain/incidents/past.ts';
import { Observation } from '#domain/incidents/traits.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { arrivedPartition, caseIdIn, keys, learningKeys, observedPartition } from './keys.ts';
import type { Item, Table } from './table.ts';

const HOUR_MS = 3_600_000;
const DAY_SECONDS = 24 * 3600;
const WEEK_HOURS = 7 * 24;
/** Cases are needed for as long as a window reaches, counts for as long as the past does; a little more for late runs. */
const OBSERVED_SECONDS = 10 * DAY_SECONDS;
const COUNTED_SECONDS = 10 * 7 * DAY_SECONDS;
/** Keys from the index are read by so many at once. */
const PAGE = 500;

const dayOf = (at: Instant): string => at.slice(0, 10);
const hourOf = (at: Instant): string => at.slice(0, 13);

const forgottenAfter = (at: Instant, seconds: number): number => Math.floor(Date.parse(at) / 1000) + seconds;

/** The ids of the cases that came in since, by the index of arrivals. */
export const arrivedSince = async (table: Table, since: Instant, now: Instant): Promise<string[]> => {
  const ids: string[] = [];
  for (const day of daysBetween(dayOf(since), dayOf(now))) {
    let cursor: string | undefined;
    do {
      const range = { from: since, limit: PAGE, ...(cursor && { cursor }) };
      const page = await table.index('gsi1', arrivedPartition(day), range);
      ids.push(...page.keys.map(caseIdIn));
      cursor = page.cursor;
    } while (cursor);
  }
  return ids;
};

/** The cases as they were looked at, from a day on, each once, in order of time. */
export const observedSince = async (table: Table, since: Instant, now: Instant): Promise<Observation[]> => {
  const looks = await Promise.all(
    daysBetween(dayOf(since), dayOf(now)).map((day) => table.query(observedPartition(day))),
  );
  const found = looks.flat().flatMap(({ observations }) => observations as Observation[]);
  const each = new Map(found.map((observation) => [observation.caseId, Observation.parse(observation)]));
  return [...each.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
};

const countedItem = (period: string, counts: Bucket, now: Instant): Item => ({
  ...learningKeys.counted(period),
  ...{ counts, ttl: forgottenAfter(now, COUNTED_SECONDS) },
});

/**
 * Keeps cases that were looked at, and counts the hours and days that they fall in anew, each as a whole: a run that comes twice counts
 * nothing twice.
 * @param all with those that were kept before
 */
export const keepObservations = (
  table: Table,
  { came, all, now }: { came: readonly Observation[]; all: readonly Observation[]; now: Instant },
): Promise<void> => {
  const periods = new Set(came.flatMap(({ at }) => [hourOf(at), dayOf(at)]));
  return table.write([
    { put: { ...learningKeys.observed(now), observations: came, ttl: forgottenAfter(now, OBSERVED_SECONDS) } },
    ...[...periods].map((period) => ({
      put: countedItem(period, bucketOf(all.filter(({ at }) => at.startsWith(period))), now),
    })),
  ]);
};

/** The past of a moment: days until the first that was counted, and the hours about the same one in the weeks before. */
export const pastOf = async (table: Table, now: Instant): Promise<Past> => {
  const days = Array.from({ length: PAST_DAYS }, (_, ago) => addDays(dayOf(now), -ago - 1));
  const hours = Array.from({ length: WEEKS }, (_, week) =>
    HOUR_OFFSETS.map((offset) => hourOf(instantAfter(now, (offset - (week + 1) * WEEK_HOURS) * HOUR_MS))),
  );
  const items = await table.getMany([...days, ...hours.flat()].map(learningKeys.counted));
  const counted = new Map(items.map(({ sk, counts }) => [sk, counts as Bucket]));
  const first = days.findLastIndex((day) => counted.has(day));
  return {
    days: days.slice(0, first + 1).map((day) => counted.get(day) ?? {}),
    hours: hours.map((week) => week.map((hour) => counted.get(hour) ?? {})),
  };
};

/** Texts that a case begins with: the first message, what was made of it, and what its form asked. */
const FIRST_TEXTS = 8;

/** Who complains in some cases, by case. */
export const complainantsOf = async (table: Table, heads: readonly Case[]): Promise<Map<string, Complainant>> => {
  const items = await table.getMany(heads.map(({ caseId }) => keys.complainant(caseId)));
  return new Map(items.map((item) => [caseIdIn(item), item as unknown as Complainant]));
};

/** The first message without personal data, as understanding left it; empty where there is none. */
export const redactedText = async (table: Table, caseId: string): Promise<string> => {
  const texts = await table.query(keys.partition(caseId), 'TEXT#', { limit: FIRST_TEXTS });
  const redacted = texts.find(({ textId }) => typeof textId === 'string' && textId.startsWith('redacted-'));
  return (redacted?.['text'] as string | undefined) ?? '';
};
