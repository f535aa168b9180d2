import { parseArgs } from 'node:util';
import { play } from './play.ts';
import { stepSeeds } from './random.ts';
import { shrunk } from './shrink.ts';

/**
 * `npm run -s simulate -- --seeds 200` plays 200 runs; `--seed 17` plays that one and prints its steps. `--steps` says how
 * many steps are chosen at random before everybody brings their work to an end.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '40' },
    seed: { type: 'string' },
    steps: { type: 'string', default: '60' },
  },
});

const print = (line: string): void => void process.stdout.write(`${line}\n`);

// What the system logs is none of the runs.
Object.assign(console, { info: () => undefined, warn: () => undefined, error: () => undefined });

const one = values.seed === undefined ? undefined : Number(values.seed);
const first = one ?? 1;
const count = one === undefined ? Number(values.seeds) : 1;
const began = performance.now();
let failures = 0;

for (let seed = first; seed < first + count; seed++) {
  const seeds = stepSeeds(seed, Number(values.steps));
  const run = await play(seeds);
  if (one !== undefined) print(run.lines.join('\n'));
  if (!run.violation) continue;
  failures++;
  const { lines, violation = run.violation } = await shrunk(seeds, run);
  print(`seed ${seed} breaks "${run.violation.invariant}": ${run.violation.what}`);
  print(`shrunk to ${lines.length} of ${run.lines.length} steps (${violation.what}):\n  ${lines.join('\n  ')}`);
}

const seconds = (performance.now() - began) / 1000;
print(`${count} seeds, ${failures} failed, ${(count / seconds).toFixed(1)} seeds per second`);
process.exitCode = failures > 0 ? 1 : 0;
