import { expect, it } from 'vitest';
import { deadlineOf } from '#domain/deadline/deadline.ts';
import { withOffset } from '#domain/deadline/local-day.ts';
import type { ComplaintClass, TimerName } from '#domain/deadline/regime.ts';
import type { DeadlineQuestion } from '#domain/deadline/types.ts';
import { loadLaw } from '#policy/load-law.ts';

export const law = loadLaw('policy', '2026-11-22');

export const regimeOf = (id: string) => {
  const regime = law.regimes.find((one) => one.id === id);
  if (!regime) throw new RangeError(`No regime ${id}`);
  return regime;
};

export const defaultRegime = regimeOf('default');

/** What differs from a complaint in general that waits for its answer under the regime's own calendar. */
export type Asked = {
  class?: ComplaintClass;
  timer?: TimerName;
  calendar?: string;
  zone?: string;
  deadlineEvents?: NonNullable<DeadlineQuestion['deadlineEvents']>;
};

/** When a timer of a shipped regime is due, as the zone's timers show it. */
export const due = (id: string, start: string, asked: Asked = {}): string => {
  const regime = regimeOf(id);
  const { calendar, ...rest } = asked;
  const question = { class: 'general', timer: 'answer', ...rest } as const;
  const deadline = deadlineOf({ ...question, regime, calendar: law.calendar(calendar ?? regime.calendar), start });
  return withOffset(deadline.due, deadline.zone);
};

/** What it is about, the start, the last day (or exact instant) worked out by hand, and what differs. */
export type Case = [about: string, start: string, end: string, asked?: Asked];

/** One test for each case; an end without a time is the last moment of that day, with the offset behind it: `2026-12-29 +01:00`. */
export const table = (id: string, cases: Case[]): void => {
  it.each(cases)('%s: %s -> %s', (_about, start, end, asked) => {
    expect(due(id, start, asked)).toBe(end.replace(' ', 'T23:59:59.999'));
  });
};
