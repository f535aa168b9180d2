/**
 * Lambdas that the emulator runs at once in journeys. What is due strikes in the same second, and unlike Scheduler the
 * emulator does not call again where it was throttled: a strike would be lost until the sweep mends it minutes later.
 */
export const CONCURRENCY = 80;
