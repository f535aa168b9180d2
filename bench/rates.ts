import { performance } from 'node:perf_hooks';
import type { LocalRun } from '#local/local-run.ts';
import { type ApiClient, apiClient, succeeded } from '#tools/api-client.ts';
import { complaintOf, playHappyPath } from './happy-path.ts';

/** Complaints that are played to their end, and how many of them at once. */
const LIFECYCLES = 12;
const AT_ONCE = 4;

/** Complaints that are filed one after the other; those before are not timed, since a function starts with them. */
const INTAKES = 31;
const STARTING = 3;

/** Numbers of customers, apart from those of other measurements. */
const FIRST_CUSTOMER = 1000;
const FIRST_INTAKE = 2000;

export type Rates = {
  /** From receipt to kept promise, with people who act at once and deadlines that are seconds. */
  lifecyclesPerSecond: number;
  /** Median of `POST /complaints` until its 202, milliseconds. */
  intakeP50Ms: number;
};

const lifecyclesPerSecond = async (api: ApiClient): Promise<number> => {
  let next = 0;
  const lane = async () => {
    while (next < LIFECYCLES) await playHappyPath(api, FIRST_CUSTOMER + next++);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return (LIFECYCLES * 1000) / (performance.now() - began);
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

/** How fast the deployed stack takes complaints in and carries them to their end. The times are the machine's and its emulator's. */
export const measureRates = async (run: LocalRun): Promise<Rates> => {
  const api = apiClient(run);
  return { lifecyclesPerSecond: await lifecyclesPerSecond(api), intakeP50Ms: await intakeP50Ms(api) };
};

export const rateLines = ({ lifecyclesPerSecond: rate, intakeP50Ms: ms }: Rates): [string, string][] => [
  [`complaints carried to their end, ${AT_ONCE} at once`, `${rate.toFixed(2)} a second`],
  ['a complaint taken in, median', `${ms.toFixed(0)} ms`],
];
