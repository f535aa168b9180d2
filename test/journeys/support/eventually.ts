import { setTimeout as sleep } from 'node:timers/promises';

/**
 * So long anything is waited for that is bound to come, in seconds: four times what it takes on a machine that has time. It is waited
 * out only where something never comes.
 */
export const PATIENCE_SECONDS = 240;

/** Asks again, every `pace` milliseconds, until there is an answer. @throws Error when that takes longer than `seconds` */
export const eventually = async <T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  seconds = PATIENCE_SECONDS,
  pace = 200,
): Promise<T> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Not within ${seconds} s: ${what}`);
    await sleep(pace);
  }
};
