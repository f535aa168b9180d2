import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { Advice, fail } from '#local/progress.ts';
import { readArguments } from '#tools/arguments.ts';
import { orFail, wholeNumber } from '../asked.ts';
import { type FaultName, plantedFaults } from './faults.ts';
import { allFound, type Found, foundFile, PAGE, withTable } from './table.ts';

const USAGE = `Usage: npm run -s simulate:faults -- [options]
  --fault NAME,...  looks for these faults (all of test/simulation/planted)
  --seeds 60        plays so many seeds at most for each (60)
  --workers 2       so many are looked for at once (as many as there are cores)
  --write           keeps what was found, and makes the table of docs/simulation.md anew`;

/** Puts each fault into the source of a run of its own, and says which seed finds it, and as what. */
const { values } = orFail(() =>
  readArguments(USAGE, {
    options: {
      fault: { type: 'string' },
      seeds: { type: 'string', default: '60' },
      workers: { type: 'string', default: String(availableParallelism()) },
      write: { type: 'boolean', default: false },
    },
  }),
);

const run = promisify(execFile);
const HERE = import.meta.dirname;
const seeds = String(orFail(() => wholeNumber('seeds', values.seeds)));
const workers = orFail(() => wholeNumber('workers', values.workers));

/** What the first seed says that finds a fault; undefined where none does. */
const lineOf = async (name: string): Promise<string | undefined> => {
  const script = [`${HERE}/../simulate.ts`, '--seeds', seeds, '--workers', '1', '--until-found', '--not-shrunk'];
  const env = { NODE_COMPILE_CACHE: '.amends/compile-cache', ...process.env, AMENDS_PLANTED: name };
  const { stdout } = await run(process.execPath, ['--import', `${HERE}/loader.ts`, ...script], { env }).catch(
    (error: { stdout?: string; stderr?: string }) => {
      if (!error.stdout?.includes('seeds per second')) throw error;
      return { stdout: error.stdout };
    },
  );
  return stdout.split('\n').find((line) => line.startsWith('seed '));
};

const foundOf = async (name: FaultName): Promise<Found> => {
  const [, seed, as] = /^seed (\d+) breaks "([^"]+)"/.exec((await lineOf(name)) ?? '') ?? [];
  return seed && as ? { seed: Number(seed), as } : { notIn: Number(seeds) };
};

const keep = (name: FaultName, one: Found): void => {
  const all = { ...allFound(), [name]: one };
  const { path, text } = foundFile(all);
  writeFileSync(path, text);
  writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8'), all));
};

const asked = values.fault?.split(',');
for (const name of asked ?? [])
  if (!(name in plantedFaults)) fail(new Advice(`--fault ${name}: there is no such fault in test/simulation/planted.`));
const left = (Object.keys(plantedFaults) as FaultName[]).filter((name) => asked?.includes(name) ?? true);
let missed = 0;

const work = async (): Promise<void> => {
  for (let name = left.shift(); name; name = left.shift()) {
    const one = await foundOf(name);
    if (one.seed === undefined) missed++;
    if (values.write) keep(name, one);
    process.stdout.write(`| ${name} | ${plantedFaults[name].what} | ${one.seed ?? 'not found'} | ${one.as ?? ''} |\n`);
  }
};
await Promise.all(Array.from({ length: workers }, work));
process.exitCode = missed > 0 ? 1 : 0;
