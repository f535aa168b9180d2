import type { Instant } from '#domain/time.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Whether the customer wrote less than so many hours ago. When nobody knows, the window counts as closed. */
export const heardWithin = (hours: number, lastHeardAt: Instant | undefined, now: Instant): boolean =>
  lastHeardAt !== undefined && Date.parse(now) - Date.parse(lastHeardAt) < hours * HOUR_MS;
