import { countReceived, type Span } from '#cases/store/standing.ts';
import { isSpike, usualOf } from '#domain/arrivals/spike.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import type { DeskDeps } from '../contract.ts';
import { MOST_COUNTED } from '../own-cases/counts.ts';
import type { Wall } from './contract.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const DAYS_BEFORE = 7;

type Hour = Wall['hours'][number];

/** The sixty minutes up to now. */
const lastHour = (now: Instant): Span => ({ from: instantAfter(now, 1 - HOUR_MS), to: now });

const daysEarlier = ({ from, to }: Span, days: number): Span => ({
  from: instantAfter(from, -days * DAY_MS),
  to: instantAfter(to, -days * DAY_MS),
});

const hourOf = async (span: Span, { table }: Pick<DeskDeps, 'table'>): Promise<Hour> => {
  const days = Array.from({ length: DAYS_BEFORE }, (_, day) => daysEarlier(span, day + 1));
  const [count = 0, ...before] = await Promise.all(
    [span, ...days].map((one) => countReceived(table, one, MOST_COUNTED)),
  );
  const usual = usualOf(before);
  return { ...span, count, usual, spike: isSpike(count, usual), days: before };
};

/** What came in during the last hour, beside the same hour of the days before. */
export const arrivalsByHour = async (deps: Pick<DeskDeps, 'table' | 'clock'>): Promise<Hour[]> => [
  await hourOf(lastHour(deps.clock.now()), deps),
];
