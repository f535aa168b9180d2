/** A day takes 0.41 seconds. Scheduler looks every ten seconds at what is due, so each step and each warning takes about as long. */
export const TIME_SCALE = 210_000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long some days of the calendar take here, in milliseconds. */
export const daysLong = (days: number): number => (days * DAY_MS) / TIME_SCALE;
