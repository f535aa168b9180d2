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

const beginOf = (now: Instant): Instant => new Date(Math.floor(Date.parse(now) / HOUR_MS) * HOUR_MS).toISOString();

/** The hour that is not over up to now, and the one before. */
const spansOf = (now: Instant): Span[] => {
  const begin = beginOf(now);
  return [
    { from: begin, to: now },
    { from: instantAfter(begin, -HOUR_MS), to: instantAfter(begin, -1) },
  ];
};

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

/** What came in during this hour and the one before, each beside the same hour of the days before. */
export const arrivalsByHour = (deps: Pick<DeskDeps, 'table' | 'clock'>): Promise<Hour[]> =>
  Promise.all(spansOf(deps.clock.now()).map((span) => hourOf(span, deps)));
