import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deadlineOf } from '#domain/deadline/deadline.ts';
import { explain } from '#domain/deadline/explain.ts';
import { loadLaw } from '#policy/load-law.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const COUNT = 100_000;
const WARM_UP = 5_000;
const MINUTES_APART = 7;

const heapMegabytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

/**
 * Explained answer deadlines on one core, over every regime, both languages and starts spread over 2026 and 2027: how many a second,
 * and how much the heap holds after the first tenth and after all (megabytes, collected): the difference is what leaks.
 */
export const measureDeadlines = (policyFolder = 'policy') => {
  const law = loadLaw(policyFolder);
  const cases = law.regimes
    .filter(({ rules }) => rules.some(({ timer, classes }) => timer === 'answer' && classes === undefined))
    .map((regime) => ({ regime, calendar: law.calendar(regime.calendar) }));
  const first = Date.parse('2026-01-01T00:00:00Z');
  const run = (from: number, to: number): void => {
    for (let index = from; index < to; index++) {
      const { regime, calendar } = cases[index % cases.length] as (typeof cases)[number];
      const start = new Date(first + index * MINUTES_APART * 60_000).toISOString();
      const deadline = deadlineOf({ regime, calendar, company: law.company, timer: 'answer', class: 'general', start });
      explain(deadline, index % 2 === 0 ? 'es' : 'en');
    }
  };
  run(0, WARM_UP);
  const before = performance.now();
  run(0, COUNT / 10);
  const early = performance.now();
  const heapEarly = heapMegabytes();
  const late = performance.now();
  run(COUNT / 10, COUNT);
  const seconds = (performance.now() - late + early - before) / 1000;
  return { count: COUNT, perSecond: Math.round(COUNT / seconds), heapEarly, heapLate: heapMegabytes() };
};

if (import.meta.main) console.log(measureDeadlines());
