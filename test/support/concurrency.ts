/**
 * Lambdas that the emulator runs at once in journeys. What is due strikes in the same second, and unlike Scheduler the
 * emulator does not call again where it was throttled: a strike would be lost until the sweep mends it minutes later.
 */
export const CONCURRENCY = 80;

/**
 * Calls of one function run side by side, by a process each. Where one process took them one after the other, as on the local run, two
 * people who decide at the same time would never meet.
 */
export const SIDE_BY_SIDE = { AMENDS_WAITS_FOR_FIRST: '0' };
