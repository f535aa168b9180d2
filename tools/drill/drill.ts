import { setTimeout as sleep } from 'node:timers/promises';
import { Advice, fail } from '#local/progress.ts';
import { readArguments } from '../arguments.ts';
import { wholeStack } from '../doctor/look.ts';
import type { Whole } from '../doctor/place.ts';
import { outputsOf } from '../stack-outputs.ts';
import { type Bench, DrillFailed } from './bench.ts';
import { confirmed } from './confirmed.ts';
import { type Drill, drills, isDrill } from './drills.ts';

/**
 * `npm run drill -- alarm|restore|redrive|erase`: tries on a deployed stack what has to work on the day it is needed, and nothing of a real
 * case (docs/going-live.md). Leaves with 0 where it worked, 1 where it did not, or was not wanted.
 */
const USAGE = `Usage: npm run -s drill -- alarm   [--alarm NAME]
       npm run -s drill -- restore [--from 2026-11] [--cases 2000] [--minutes 180] [--keep]
       npm run -s drill -- redrive --by PERSON
       npm run -s drill -- erase   --by PERSON
  --outputs  what "cdk deploy --outputs-file" wrote; without it the local run that is up
  --policy   folder of the policy that was deployed; the one of this checkout if absent
  --by       somebody of the policy, in whose name the drill sets its own complaint aside
  --alarm    which one rings, by its name without that of the stack; sweep-errors if absent
  --from     the first month whose cases are looked at in the copy, UTC; the one before this if absent
  --cases    so many cases of the copy are verified whole at most
  --minutes  how long the copy is waited for
  --keep     leaves the copy
  --yes      asks nothing
Ctrl+C once ends it and takes back what it made; twice ends it at once, and says what is left.`;

const options = {
  outputs: { type: 'string' },
  policy: { type: 'string' },
  by: { type: 'string' },
  alarm: { type: 'string', default: 'sweep-errors' },
  from: { type: 'string' },
  cases: { type: 'string', default: '2000' },
  minutes: { type: 'string', default: '180' },
  keep: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

const stopping = new AbortController();

const bench = {
  now: () => performance.timeOrigin + performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, signal && { signal }).catch(() => undefined),
  say: (line) => console.log(line),
  stop: stopping.signal,
  left: new Set<string>(),
} satisfies Bench;

/** The first time the drill ends by itself and cleans up; the second time it is over, with what is left. */
const onStop = (): void => {
  if (!stopping.signal.aborted) {
    console.error('\n  Stopping: what the drill made is taken back. Once more ends it at once.');
    stopping.abort();
    return;
  }
  for (const line of bench.left) console.error(`  ✗ Left: ${line}`);
  process.exit(130);
};

const whole = async (outputs: string | undefined): Promise<Whole> => {
  const { stack, output, policyVersion, run } = outputsOf(outputs);
  return wholeStack({ stack, output, policyVersion, apiUrl: run?.apiUrl ?? output('ApiUrl') });
};

/** Says what is about to be done, asks, does it. @returns the code to leave with */
const perform = async (drill: Drill, isSure: boolean): Promise<number> => {
  console.log(['', ...drill.beforehand.map((line) => `  ${line}`), ''].join('\n'));
  if (!isSure && !(await confirmed('Go on?'))) {
    console.log('Nothing was done.');
    return 1;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onStop);
  const start = bench.now();
  const took = () => `${((bench.now() - start) / 1000).toFixed(1)} s`;
  try {
    await drill.run(bench);
    console.log(`\nThe drill worked (${took()}).`);
    return 0;
  } catch (error) {
    if (!(error instanceof DrillFailed)) throw error;
    console.error(`\nThe drill failed after ${took()}: ${error.message}.`);
    return 1;
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments(USAGE, { options, allowPositionals: true });
  const [name = ''] = positionals;
  if (!isDrill(name) || positionals.length > 1) throw new Advice(USAGE);
  const drill = await drills[name](values, () => whole(values.outputs));
  process.exitCode = await perform(drill, values.yes);
};

if (import.meta.main) await main().catch(fail);
