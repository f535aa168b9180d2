import type { Effect } from '#domain/case/effects.ts';
import { instantAfter } from '#domain/time.ts';
import { worksOf } from '#functions/relay/stream.ts';
import { type Service, services } from './away.ts';
import { nothingBut, takeAll, watchedExecutions } from './machinery-steps.ts';
import type { Handed } from './parts.ts';
import type { Step } from './step.ts';
import type { System } from './system.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

type Timer = Extract<Effect, { effect: 'set-timer' | 'drop-timer' }>;

const timersIn = ({ record }: Handed): Timer[] =>
  worksOf({ Records: [record] }).flatMap((work): Timer[] => {
    if (work.what !== 'effect') return [];
    const { item } = work;
    if (item.effect === 'timers') return item.timers;
    return item.effect === 'set-timer' || item.effect === 'drop-timer' ? [item] : [];
  });

/** Whether doing it again now would make a schedule other than it stands: what stands is dropped, or what is over is set. */
const wouldChange = ({ amends: { timers, now } }: System, timer: Timer): boolean =>
  timer.effect === 'drop-timer' ? timers.has(timer.name) : timer.at > now() && timers.get(timer.name)?.at !== timer.at;

/** What set or dropped a schedule is done once more, long after: the sweep comes late to it. */
export const timersAgain: Step = async ({ system, random }) => {
  const late = system.delivered.filter((one) => timersIn(one).some((timer) => wouldChange(system, timer)));
  const handed = random.pick(late);
  return handed && `timers late: ${await system.repeat(handed)}`;
};

/** How often an execution stops while somebody who looks is slow: whoever they are has lost by then. */
const STOPS = 2;

/** Whoever looks at an execution is so slow that others begin it again meanwhile, and once more, before they store what they saw. */
export const slowWatch: Step = async ({ system, random }) => {
  const { clocks, trouble, endExecution } = system;
  await takeAll(system);
  const name = random.pick(watchedExecutions(system));
  if (!name) return undefined;
  const began = name.replace(/-resumed-\d+$/, '');
  const current = () => watchedExecutions(system).find((one) => one.replace(/-resumed-\d+$/, '') === began);
  const others = async (): Promise<string> => {
    for (let stop = 0; stop < STOPS; stop++) {
      await clocks.watches();
      await takeAll(system);
      const now = current();
      if (now && stop + 1 < STOPS) endExecution(now, { how: 'FAILED', isSaid: true });
      await takeAll(system);
    }
    return 'others are faster';
  };
  endExecution(name, { how: 'FAILED', isSaid: true });
  await takeAll(system);
  trouble.begin([{ kind: 'waits', of: 'changes', after: random.int(2), times: 1 }], others);
  return `the watch is slow with ${name}: ${await clocks.watches()}`;
};

/** A case that was set aside, or merged, rests for days, while its execution waits. */
export const restsForDays: Step = async ({ system, random }) => {
  const resting = watchedExecutions(system).filter((name) =>
    [...system.track.resting].some((id) => name.startsWith(id)),
  );
  if (resting.length === 0) return undefined;
  const days = 2 + random.int(2);
  return `cases rest: ${await nothingBut(system, instantAfter(system.amends.now(), days * DAY_MS))}`;
};

/** Longer than an execution may get, of which nobody does anything: a case of which somebody forgets, or that a court decides. */
const LONG_DAYS = 335;
const OFTEN = 0.3;

/** Nobody does anything for nearly a year: its executions are begun again before they are too old. */
export const yearPasses: Step = async ({ system, random }) => {
  if (!random.chance(OFTEN) || watchedExecutions(system).length === 0) return undefined;
  return `a year: ${await nothingBut(system, instantAfter(system.amends.now(), LONG_DAYS * DAY_MS))}`;
};

/** For so long a service is away, in minutes: long enough for what is tried eight times to be given up, or not. */
const AWAY_MINUTES = [20, 100, 300] as const;
const WAITED_FOR = 0.6;

/** A service is away: what is asked of it fails, and is tried again, until it is back or a person has to look. */
export const serviceAway: Step = async ({ system, random }) => {
  const { amends, away } = system;
  const service = random.oneOf(Object.keys(services) as [Service, ...Service[]]);
  const until = instantAfter(amends.now(), random.oneOf<number>(AWAY_MINUTES) * 60_000);
  away.leave(service, until);
  const said = `${service} is away until ${until}`;
  return random.chance(WAITED_FOR) ? `${said}; ${await nothingBut(system, until)}` : said;
};
