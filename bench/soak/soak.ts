import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalRun } from '#local/local-run.ts';
import type { Sent } from '#local/platforms.ts';
import { Advice, fail } from '#local/progress.ts';
import { inTurns } from '#test/journeys/support/in-turns.ts';
import type { SentMail } from '#tools/api-client.ts';
import { readArguments } from '#tools/arguments.ts';
import { printTable } from '../print-table.ts';
import { type Findings, find } from './findings.ts';
import { type Worked, workOn } from './people.ts';
import { holds, lines, type Soak, writeReport } from './report.ts';
import { type FaultyStack, startFaulty } from './stack.ts';
import { everything, statuses } from './stored.ts';
import { complain, type Planned, plan, type Receipt } from './ways-in.ts';

/**
 * `npm run soak`: complaints over several channels while processes die, calls are throttled, everything comes twice and an expert is
 * dead. Leaves with 0 where nothing was lost or done twice, else with 1, and writes docs/soak.md.
 */
const USAGE = `Usage: npm run soak -- [--count 2000] [--kill-every 2] [--clients 3] [--concurrency 10] [--work-every 20] [--no-report]
  --count       complaints
  --kill-every  complaints between two deaths
  --clients     complaints that come in at the same time
  --concurrency functions in flight at once; more are throttled
  --work-every  one in so many is worked on to its end, if it came by the form
  --no-report   leaves docs/soak.md as it is`;

const options = {
  count: { type: 'string', default: '2000' },
  'kill-every': { type: 'string', default: '2' },
  clients: { type: 'string', default: '3' },
  concurrency: { type: 'string', default: '10' },
  'work-every': { type: 'string', default: '20' },
  'no-report': { type: 'boolean', default: false },
} as const;

const MINUTE_MS = 60_000;
/** So long the stack is given to come to rest, after the last complaint and for each hundred of them. */
const REST_MS = 15 * MINUTE_MS;
const REST_PER_HUNDRED_MS = MINUTE_MS;
const LOOK_MS = 10_000;
/**
 * So long somebody works on a case: with an expert who is dead it takes two minutes and its stages, and the first of them begin
 * while the one shard of the stream still has what two thousand complaints left in it.
 */
const WORK_MS = 40 * MINUTE_MS;
/** People who work at the same time. All at once they would ask for more than the functions in flight, and nothing else would go on. */
const PEOPLE = 8;
/** Between two deaths while cases are worked on and nothing more comes in. */
const KILL_MS = 10_000;

const json = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;

const look = async (run: LocalRun, planned: Planned[]): Promise<Findings> => {
  const [{ messages }, sent] = await Promise.all([
    json<{ messages: Record<string, SentMail[]> }>(`${run.endpointUrl}/_ministack/ses/messages`),
    json<Sent[]>(`${run.platformsUrl}/sent`),
  ]);
  const [items, found] = [await everything(run), await statuses(run)];
  return find(planned, { items, mails: Object.values(messages).flat(), sent, statuses: found });
};

const isAtRest = ({ unacknowledged, stuck, withoutOwner }: Findings): boolean =>
  unacknowledged.length + stuck.length + withoutOwner.length === 0;

/** Looks until everybody is acknowledged and every execution goes on, or the time is over. */
const restOf = async (run: LocalRun, planned: Planned[], until: number): Promise<Findings> => {
  for (;;) {
    const findings = await look(run, planned);
    const { cases, unacknowledged, stuck } = findings;
    console.log(`  ${cases} cases, ${unacknowledged.length} not acknowledged yet, ${stuck.length} not going on yet`);
    if (isAtRest(findings) || Date.now() > until) return findings;
    await sleep(LOOK_MS);
  }
};

type Pace = { clients: number; killEvery: number };

/** A process dies soon, while the next ones are taken and these are worked on. */
const KILL_WITHIN_MS = 4_000;

type Case = { planned: Planned; receipt: Receipt };

/** Works on what comes in until `isAllIn` and nothing is left. @returns how each ended */
const workOnAll = async (run: LocalRun, cases: Case[], isAllIn: () => boolean): Promise<Worked[]> => {
  const worked: Worked[] = [];
  const person = async (): Promise<void> => {
    for (;;) {
      const next = cases.shift();
      if (!next && isAllIn()) return;
      const until = Date.now() + WORK_MS;
      if (next) worked.push(await workOn(run, { ...next, isOver: () => Date.now() > until }));
      else await sleep(LOOK_MS);
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, person));
  return worked;
};

/** Sends all in, has some worked on meanwhile, and lets faults happen until the last of both. */
const attack = async (stack: FaultyStack, planned: Planned[], { clients, killEvery }: Pace) => {
  const cases: Case[] = [];
  const behindRoute = { ...stack.run, apiUrl: stack.frontUrl };
  let taken = 0;
  const working = workOnAll(stack.run, cases, () => taken === planned.length);
  await inTurns(planned, clients, async (one) => {
    const receipt: Receipt | undefined = await complain(behindRoute, one);
    if (receipt && one.work) cases.push({ planned: one, receipt });
    taken += 1;
    if (one.place % killEvery === 0) setTimeout(stack.kill, Math.random() * KILL_WITHIN_MS);
    if (taken % 20 === 0) console.log(`  ${taken} of ${planned.length} taken`);
  });
  const dying = setInterval(stack.kill, KILL_MS);
  const worked = await working;
  clearInterval(dying);
  const unfinished = worked.filter(({ hasOutcome }) => !hasOutcome);
  for (const one of unfinished) console.log('  without an outcome:', one);
  return { faults: stack.calm(), ended: worked.length - unfinished.length };
};

const soak = async (stack: FaultyStack, planned: Planned[], pace: Pace): Promise<Soak> => {
  const began = Date.now();
  const { faults, ended } = await attack(stack, planned, pace);
  const until = Date.now() + REST_MS + (planned.length / 100) * REST_PER_HUNDRED_MS;
  const findings = await restOf(stack.run, planned, until);
  return {
    ...faults,
    count: planned.length,
    twice: planned.filter(({ isTwice }) => isTwice).length,
    worked: planned.filter(({ work }) => work).length,
    deadExperts: planned.filter(({ work }) => work === 'dead-expert').length,
    ended,
    historiesIntact: stack.historiesIntact(),
    seconds: (Date.now() - began) / 1000,
    findings,
  };
};

const wholeNumber = (name: string, given: string): number => {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1) throw new Advice(`--${name} is a whole number from 1\n${USAGE}`);
  return number;
};

const main = async (): Promise<void> => {
  const { values } = readArguments(USAGE, { options });
  const number = (name: Exclude<keyof typeof options, 'no-report'>) => wholeNumber(name, values[name]);
  const [count, workEvery] = [number('count'), number('work-every')];
  const pace = { clients: number('clients'), killEvery: number('kill-every') };
  const stack = await startFaulty({ concurrency: number('concurrency'), name: `soak-${count}` });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stack.stop().finally(() => process.exit(1)));
  try {
    const result = await soak(stack, plan(count, workEvery), pace);
    printTable(`Soak of ${count} complaints`, lines(result));
    if (!values['no-report']) writeReport(result);
    const { lost, withoutOwner, unacknowledged, acknowledgedTwice, doubleOutcomes, stuck } = result.findings;
    if (!holds(result)) console.log({ lost, withoutOwner, unacknowledged, acknowledgedTwice, doubleOutcomes, stuck });
    process.exitCode = holds(result) ? 0 : 1;
  } finally {
    await stack.stop();
  }
};

await main().catch((error: unknown) => {
  fail(error);
});
