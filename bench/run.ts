import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '#infra/bundle.ts';
import { bringUp } from '#local/bring-up.ts';
import type { LocalRun } from '#local/local-run.ts';
import { amendsHome } from '#local/paths.ts';
import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';
import { optionsOrEnd } from '#tools/arguments.ts';
import { measureBundles, weighEngine } from './bundles.ts';
import { measureDeadlines } from './deadlines.ts';
import { measureInsightsPage } from './insights-page.ts';
import { figuresByName, LARGEST, linesOn, measureInMemory, measureOn, memoryLines } from './measure-open-cases.ts';
import { seededOn } from './open-cases-on.ts';
import { costOf } from './prices.ts';
import { printTable } from './print-table.ts';
import { quietly } from './quietly.ts';
import { measureBurst, measureLifecycles, type Rates, rateLines, ratiosToRt5 } from './rates.ts';
import { callLines } from './store-calls.ts';
import { countTransitions } from './transitions.ts';
import { measureTriage } from './triage/measure.ts';
import { measureUsage } from './usage.ts';
import { measureWhatIf } from './what-if.ts';

/**
 * `npm run bench`: what Amends weighs and costs, in one run. Counts and sizes are exact; times are told as ratios to something
 * measured beside them, since machines differ.
 */
const USAGE = `Usage: npm run bench -- [--json FILE]
  --json  also writes the figures into this file, as JSON
Measures in memory, on two emulators of its own, and takes some ten minutes.`;
const { json } = optionsOrEnd(USAGE, { json: { type: 'string' } });

const usd = (amount: number): string => `${amount.toFixed(2)} USD`;
const one = (value: number): string => value.toFixed(1);

type OnTheStack = { transitions: number; rates: Rates; openCases: Awaited<ReturnType<typeof measureOn>> };

const home = join(amendsHome, 'bench');

/** What is measured on a stack of its own. */
const withStack = async <T>(
  options: { timeScale: number; assembly?: string },
  measure: (run: LocalRun, pids: number[]) => Promise<T>,
): Promise<T> => {
  const { run, pids, stop } = await bringUp({ ...options, home });
  try {
    return await measure(run, pids);
  } finally {
    await stop();
  }
};

const onTheStack = async (): Promise<OnTheStack> => {
  const { total, openCases, carried } = await withStack({ timeScale: 86_400 }, async (run, pids) => {
    const counts = await countTransitions(run);
    const all = counts.reduce((sum, { transitions }) => sum + transitions, 0);
    printTable('State transitions of the happy path, from execution history (at most 19)', [
      ...counts.map(({ machine, transitions }): [string, string] => [machine, String(transitions)]),
      ['all four machines', String(all)],
    ]);
    return {
      total: all,
      carried: await measureLifecycles(run, pids),
      openCases: await seededOn(run.endpointUrl, LARGEST).then(measureOn),
    };
  });
  printTable(`Pages of the desk over ${LARGEST} open cases on the emulator`, linesOn(openCases));
  const { year, burst } = await withStack({ timeScale: 1, assembly: join(home, 'cdk.out') }, async (run, pids) => ({
    burst: await measureBurst(run, pids),
    year: await measureInsightsPage(run),
  }));
  printTable('The figures of a year of 100,000 cases on the emulator (p95 at most 500 ms)', [
    ['cases', String(year.received)],
    ['median, p95', `${one(year.median)}, ${one(year.p95)} ms`],
  ]);
  const rates = { ...carried, ...burst };
  printTable('How fast complaints are taken in and carried to their end on the emulator', rateLines(rates));
  return { transitions: total, rates, openCases };
};

const { perSecond, heapEarly, heapLate } = measureDeadlines();
printTable('Deadlines with their explanation (at least 20,000 a second on one core, memory flat)', [
  ['a second', String(perSecond)],
  ['heap early, late', `${one(heapEarly)}, ${one(heapLate)} MB`],
]);

for (const { title, lines } of measureTriage()) printTable(title, lines);

const bundled = await bundle(loadPolicy('policy'), loadLaw('policy').source);
const { code, law } = weighEngine(bundled, 'own');
printTable('What the timers and the law add to a function that changes cases (at most 60 KB)', [
  ['code', `${one(code)} KB`],
  ['regimes and calendars of the company', `${one(law)} KB`],
]);

const bundles = measureBundles(bundled);
printTable(
  `Bundles (at most 500 KB) and import time against the bare DynamoDB, Step Functions and Comprehend clients (${one(bundles.bareKilobytes)} KB)`,
  bundles.rows.map(({ name, kilobytes, importRatio }): [string, string] => [
    name,
    `${one(kilobytes).padStart(6)} KB  ${importRatio.toFixed(2)} x`,
  ]),
);

const calls = await quietly(callLines);
printTable('Calls of the table by one undisputed complaint', calls.lines);

const openCases = await measureInMemory();
printTable(
  `Pages of the desk over 100, 1,000 and ${LARGEST} open cases in memory (at most 60 reads for a queue)`,
  memoryLines(openCases),
);

const { cases: compared, changing, seconds: compareSeconds } = await measureWhatIf();
printTable('What another policy would have made of 10,000 cases, on one core (at most 60 s)', [
  ['cases, of which it changes', `${compared}, ${changing}`],
  ['seconds', one(compareSeconds)],
]);

const stack = await onTheStack();
const { usage, units } = await quietly(() => measureUsage(stack.transitions));
printTable('One complaint of 600 characters on the happy path', [
  ['DynamoDB write units', one(usage.writeUnits)],
  ['DynamoDB read units', one(usage.readUnits)],
  ['HTTP requests', one(usage.httpRequests)],
  ['Lambda calls', one(usage.lambdaRequests)],
  ['mails', one(usage.mails)],
  ['Comprehend units', one(usage.comprehendUnits)],
]);
printTable(
  'Comprehend units over the sample, by call',
  Object.entries(units).map(([name, { requests, units: billed }]): [string, string] => [
    name,
    `${requests} calls, ${billed} units`,
  ]),
);
const cost = costOf(usage, 1000);
const price = Object.values(cost).reduce((sum, amount) => sum + amount, 0);
const away = await quietly(() => measureUsage(stack.transitions, 'away'));
const priceAway = Object.values(costOf(away.usage, 1000)).reduce((sum, amount) => sum + amount, 0);
printTable('List price of 1,000 complaints (aim: 1.50 USD)', [
  ...Object.entries(cost).map(([line, amount]): [string, string] => [line, usd(amount)]),
  ['all', usd(price)],
  ['all, where nobody of the team is at the desk', usd(priceAway)],
]);

const ratios = ratiosToRt5(stack.rates);
if (json)
  writeFileSync(
    json,
    `${JSON.stringify(
      {
        pricePer1000: Number(price.toFixed(4)),
        pricePer1000Away: Number(priceAway.toFixed(4)),
        transitions: stack.transitions,
        lambdaCallsPerCase: usage.lambdaRequests,
        dynamoCallsPerCase: calls.calls,
        mailsPerCase: usage.mails,
        largestBundleKb: Number(Math.max(...bundles.rows.map(({ kilobytes }) => kilobytes)).toFixed(1)),
        lifecyclesPerSecond: Number(stack.rates.lifecyclesPerSecond.toFixed(3)),
        intakeP50Ms: Number(stack.rates.intakeP50Ms.toFixed(1)),
        ownersPerSecond: Number(stack.rates.ownersPerSecond.toFixed(3)),
        ...(stack.rates.secondsPerLifecycle !== undefined && {
          processorSecondsPerLifecycle: Number(stack.rates.secondsPerLifecycle.toFixed(3)),
        }),
        ...(stack.rates.secondsPerOwner !== undefined && {
          processorSecondsPerOwner: Number(stack.rates.secondsPerOwner.toFixed(3)),
        }),
        ...(stack.rates.memoryMb !== undefined && { memoryMbAfter500Cases: Math.round(stack.rates.memoryMb) }),
        ...(stack.rates.memoryShareMb !== undefined && {
          memoryShareMbAfter500Cases: Math.round(stack.rates.memoryShareMb),
        }),
        lifecyclesToRt5: Number(ratios.lifecyclesPerSecond.toFixed(3)),
        ownersToRt5: Number(ratios.ownersPerSecond.toFixed(3)),
        ...figuresByName(openCases, stack.openCases),
      },
      undefined,
      2,
    )}\n`,
  );
