import type { Instant } from '#domain/time.ts';

const HOUR_MS = 60 * 60 * 1000;
export const DAY = 24 * HOUR_MS;
export const WEEK = 7 * DAY;

/** Whether the customer wrote less than so many milliseconds ago. When nobody knows, the window counts as closed. */
export const heardWithin = (span: number, lastHeardAt: Instant | undefined, now: Instant): boolean =>
  lastHeardAt !== undefined && Date.parse(now) - Date.parse(lastHeardAt) < span;
