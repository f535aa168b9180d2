import { parseArgs } from 'node:util';
import { type FaultName, plantedFaults } from './planted/faults.ts';
import { play } from './play.ts';
import { stepSeeds } from './random.ts';
import { shrunk } from './shrink.ts';
import { withoutPauses } from './virtual-pauses.ts';

/**
 * `npm run -s simulate -- --seeds 200` plays 200 runs, `--from 201` the next; `--seed 17` plays that one and prints its steps.
 * `--steps` says how many steps are chosen at random before everybody brings their work to an end. `--until-found` stops at the
 * first that fails, `--not-shrunk` prints it as it is.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '40' },
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: '40' },
    'until-found': { type: 'boolean', default: false },
    'not-shrunk': { type: 'boolean', default: false },
  },
});

const print = (line: string): void => void process.stdout.write(`${line}\n`);

withoutPauses();
// What the system logs is none of the runs.
Object.assign(console, { info: () => undefined, warn: () => undefined, error: () => undefined });

const one = values.seed === undefined ? undefined : Number(values.seed);
const first = one ?? Number(values.from);
const count = one === undefined ? Number(values.seeds) : 1;
const { what } = plantedFaults[process.env['AMENDS_PLANTED'] as FaultName] ?? {};
if (what) print(`With a fault: ${what}`);
const began = performance.now();
let failures = 0;
let played = 0;

for (let seed = first; seed < first + count; seed++) {
  const seeds = stepSeeds(seed, Number(values.steps));
  const run = await play(seeds);
  played++;
  if (one !== undefined) print(run.lines.join('\n'));
  if (!run.violation) continue;
  failures++;
  print(`seed ${seed} breaks "${run.violation.invariant}": ${run.violation.what}`);
  if (!values['not-shrunk']) {
    const { lines, violation = run.violation } = await shrunk(seeds, run);
    print(`shrunk to ${lines.length} of ${run.lines.length} steps (${violation.what}):\n  ${lines.join('\n  ')}`);
  }
  if (values['until-found']) break;
}

const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage().user / 1e6;
print(
  `${played} seeds, ${failures} failed, ${(played / seconds).toFixed(1)} seeds per second (${(cpu / played).toFixed(3)} s of CPU each)`,
);
process.exitCode = failures > 0 ? 1 : 0;
