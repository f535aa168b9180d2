import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { type FaultName, plantedFaults } from './faults.ts';

/**
 * `npm run -s simulate:faults` puts each fault into a run of its own and says which seed finds it, as what, and after how many
 * seeds; `--fault NAME` does so for one. `--seeds` says how many are played at most, `--from` with which they begin.
 */
const { values } = parseArgs({
  options: {
    fault: { type: 'string' },
    from: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '300' },
  },
});

const run = promisify(execFile);
const HERE = import.meta.dirname;

/** What the first seed says that finds a fault; undefined where none does. */
const found = async (name: string): Promise<string | undefined> => {
  const script = [
    `${HERE}/../simulate.ts`,
    '--from',
    values.from,
    '--seeds',
    values.seeds,
    '--until-found',
    '--not-shrunk',
  ];
  const env = { NODE_COMPILE_CACHE: '.amends/compile-cache', ...process.env, AMENDS_PLANTED: name };
  const { stdout } = await run(process.execPath, ['--import', `${HERE}/loader.ts`, ...script], { env }).catch(
    (error: { stdout?: string; stderr?: string }) => {
      if (!error.stdout?.includes('seeds per second')) throw error;
      return { stdout: error.stdout };
    },
  );
  return stdout.split('\n').find((line) => line.startsWith('seed '));
};

let missed = 0;
for (const name of Object.keys(plantedFaults) as FaultName[]) {
  if (values.fault !== undefined && values.fault !== name) continue;
  const line = await found(name);
  if (line === undefined) missed++;
  const [, seed = '', invariant = ''] = /^seed (\d+) breaks "([^"]+)"/.exec(line ?? '') ?? [];
  process.stdout.write(`| ${name} | ${plantedFaults[name].what} | ${seed || 'not found'} | ${invariant} |\n`);
}
process.exitCode = missed > 0 ? 1 : 0;
