import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again, every `pace` milliseconds, until there is an answer. @throws Error when that takes longer than `seconds` */
export const eventually = async <T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  seconds = 60,
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
