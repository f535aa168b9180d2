import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalRun } from '#local/local-run.ts';
import { type ApiClient, apiClient, succeeded } from '#tools/api-client.ts';
import { descendantsMb, descendantsSeconds, descendantsShareMb } from './descendants.ts';
import { supervisorsWatch } from './desk-watch.ts';
import { complaintOf, playHappyPath } from './happy-path.ts';

/** Complaints that are played to their end, and how many of them at once; those before are not timed, since functions start with them. */
const LIFECYCLES = 32;
const AT_ONCE = 8;
const WARMING = 16;

/** Complaints that are filed one after the other; those before are not timed, since a function starts with them. */
const INTAKES = 31;
const STARTING = 3;

/** Complaints of a burst, how many of them at once, and for how long somebody is waited for in the end. */
const BURST = 400;
const BURST_AT_ONCE = 16;
const PATIENCE_MS = 240_000;
/** Few ask, and not often: those who look whether it is done would be a part of what is measured. */
const ASK_AT_ONCE = 2;
const ASKS_EVERY_MS = 500;

/** So many cases there are in all when the memory of the local run is looked at. */
const CASES_IN_ALL = 500;

/** Numbers of customers, apart from those of other measurements. */
const FIRST_CUSTOMER = 1000;
const FIRST_INTAKE = 2000;
const FIRST_OF_BURST = 3000;

export type Rates = {
  /** From receipt to kept promise, with people who act at once and deadlines that are seconds, on functions that have run before. */
  lifecyclesPerSecond: number;
  /** How long processors work for one lifecycle, and for one complaint of a burst; undefined where the system does not say. */
  secondsPerLifecycle: number | undefined;
  secondsPerOwner: number | undefined;
  /** Median of `POST /complaints` until its 202, milliseconds. */
  intakeP50Ms: number;
  /** A burst of complaints until the last of them has an owner. */
  ownersPerSecond: number;
  /** The local run (emulator, functions, Comprehend's stand-in) after 500 cases, MiB: the sum of what each process holds; undefined where the system does not say. */
  memoryMb: number | undefined;
  /** The same with what they share counted once: so much less is free on the machine. */
  memoryShareMb: number | undefined;
};

type Carried = Pick<Rates, 'lifecyclesPerSecond' | 'secondsPerLifecycle'>;

/** Work on each of some numbers, so many at once. */
const inLanes = async (atOnce: number, numbers: number[], work: (n: number) => Promise<unknown>): Promise<void> => {
  const left = numbers.values();
  const lane = async () => {
    for (const n of left) await work(n);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
};

const numbersFrom = (first: number, count: number): number[] => Array.from({ length: count }, (_, n) => first + n);

/** What some pieces of work take, each: pieces in a second of the clock, and seconds of processors in the local run. */
const timed = async (
  { pieces, pids }: { pieces: number; pids: number[] },
  work: () => Promise<void>,
): Promise<{ perSecond: number; seconds: number | undefined }> => {
  const [began, before] = [performance.now(), descendantsSeconds(pids)];
  await work();
  const [ended, after] = [performance.now(), descendantsSeconds(pids)];
  return {
    perSecond: (pieces * 1000) / (ended - began),
    seconds: before === undefined || after === undefined ? undefined : (after - before) / pieces,
  };
};

const lifecycles = async (api: ApiClient, pids: number[]): Promise<Carried> => {
  const watch = supervisorsWatch(api);
  const play = (first: number, count: number) =>
    inLanes(AT_ONCE, numbersFrom(first, count), (customer) => playHappyPath(api, customer, watch));
  await play(FIRST_CUSTOMER, WARMING);
  const { perSecond, seconds } = await timed({ pieces: LIFECYCLES, pids }, () =>
    play(FIRST_CUSTOMER + WARMING, LIFECYCLES),
  );
  return { lifecyclesPerSecond: perSecond, secondsPerLifecycle: seconds };
};

const intakeMs = async (api: ApiClient, customer: number): Promise<number> => {
  const began = performance.now();
  succeeded(await api.complain(complaintOf(customer)));
  return performance.now() - began;
};

const intakeP50Ms = async (api: ApiClient): Promise<number> => {
  const times: number[] = [];
  for (let n = 0; n < STARTING + INTAKES; n++) times.push(await intakeMs(api, FIRST_INTAKE + n));
  return times.slice(STARTING).sort((a, b) => a - b)[Math.floor(INTAKES / 2)] ?? 0;
};

/** @throws Error where somebody is without an owner for minutes: then there is no figure */
const namesOwners = async (api: ApiClient): Promise<void> => {
  const pages: string[] = [];
  await inLanes(BURST_AT_ONCE, numbersFrom(FIRST_OF_BURST, BURST), async (customer) => {
    pages.push(succeeded(await api.complain(complaintOf(customer))).trackingUrl);
  });
  const end = performance.now() + PATIENCE_MS;
  await inLanes(ASK_AT_ONCE, [...pages.keys()], async (place) => {
    const hasOwner = async () => Boolean((await api.track(pages[place] ?? '')).body.owner);
    while (!(await hasOwner())) {
      if (performance.now() > end) throw new Error(`A case of the burst has no owner after ${PATIENCE_MS / 1000} s`);
      await sleep(ASKS_EVERY_MS);
    }
  });
};

/**
 * How fast a stack whose days are seconds carries complaints to their end. The times are the machine's and its emulator's.
 * @param pids the processes of the stack
 */
export const measureLifecycles = (run: LocalRun, pids: number[]): Promise<Carried> => lifecycles(apiClient(run), pids);

/**
 * How fast a stack takes complaints in, and how much memory it needs then. Its days are days: where they are seconds, each complaint of
 * a burst is reminded of, handed on and escalated before the last of them is read, and that is what would be measured.
 * @param pids the processes of the stack
 */
export const measureBurst = async (run: LocalRun, pids: number[]): Promise<Omit<Rates, keyof Carried>> => {
  const api = apiClient(run);
  const intake = await intakeP50Ms(api);
  const { perSecond, seconds } = await timed({ pieces: BURST, pids }, () => namesOwners(api));
  const rates = { intakeP50Ms: intake, ownersPerSecond: perSecond, secondsPerOwner: seconds };
  const filed = STARTING + INTAKES + BURST;
  await inLanes(BURST_AT_ONCE, numbersFrom(FIRST_OF_BURST + BURST, CASES_IN_ALL - filed), async (customer) => {
    succeeded(await api.complain(complaintOf(customer)));
  });
  return { ...rates, memoryMb: descendantsMb(pids), memoryShareMb: descendantsShareMb(pids) };
};

/** What RT 5 (Request Tracker, a system of the same kind) came to on the same machine: lifecycles, and cases handed over, a second. */
const RT5 = { lifecyclesPerSecond: 1.66, ownersPerSecond: 9.1 };

/** How many times RT 5 this is. */
export const ratiosToRt5 = (rates: Rates): Record<keyof typeof RT5, number> => ({
  lifecyclesPerSecond: rates.lifecyclesPerSecond / RT5.lifecyclesPerSecond,
  ownersPerSecond: rates.ownersPerSecond / RT5.ownersPerSecond,
});

const perSecond = (rates: Rates, of: keyof typeof RT5): string =>
  `${rates[of].toFixed(2)} a second, ${ratiosToRt5(rates)[of].toFixed(2)} x RT 5`;

const seconds = (value: number | undefined): string => (value === undefined ? '-' : `${value.toFixed(2)} s`);

const mebibytes = (value: number | undefined): string => (value === undefined ? '-' : `${value.toFixed(0)} MiB`);

export const rateLines = (rates: Rates): [string, string][] => [
  [
    `complaints carried to their end, ${AT_ONCE} at once, warm, ${LIFECYCLES} of them (aim: 2)`,
    perSecond(rates, 'lifecyclesPerSecond'),
  ],
  ['processors work for each of them', seconds(rates.secondsPerLifecycle)],
  [`owners named in a burst of ${BURST} (aim: 12)`, perSecond(rates, 'ownersPerSecond')],
  ['processors work for each of them', seconds(rates.secondsPerOwner)],
  ['a complaint taken in, median', `${rates.intakeP50Ms.toFixed(0)} ms`],
  [`memory of the local run after ${CASES_IN_ALL} cases (aim: 1,200)`, mebibytes(rates.memoryMb)],
  ['of this, what they share counted once', mebibytes(rates.memoryShareMb)],
];
