import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { readArguments } from '#tools/arguments.ts';
import { orFail, wholeNumber } from './asked.ts';
import { alone, type Judged, judged } from './judged.ts';
import { type FaultName, plantedFaults } from './planted/faults.ts';

const USAGE = `Usage: npm run -s simulate -- [options]
  --seeds 200     plays so many runs (40)
  --from 201      the first of them (1)
  --seed 17       plays that one, and prints its steps
  --steps 40      so many steps are chosen at random before everybody brings their work to an end (40)
  --workers 2     so many are played at once (as many as there are cores)
  --until-found   stops at the first that fails
  --not-shrunk    prints what fails as it is, not as short as can be`;

/** Plays runs of the whole system, and prints those in which something does not hold (docs/simulation.md). */
const { values } = orFail(() =>
  readArguments(USAGE, {
    options: {
      seeds: { type: 'string', default: '40' },
      seed: { type: 'string' },
      from: { type: 'string', default: '1' },
      steps: { type: 'string', default: '40' },
      workers: { type: 'string', default: String(availableParallelism()) },
      'until-found': { type: 'boolean', default: false },
      'not-shrunk': { type: 'boolean', default: false },
    },
  }),
);

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const judging = { steps: orFail(() => wholeNumber('steps', values.steps)), shrinks: !values['not-shrunk'] };
const first = orFail(() => wholeNumber('from', values.from));
const count = orFail(() => wholeNumber('seeds', values.seeds));
const workers = orFail(() => wholeNumber('workers', values.workers));
const { what } = plantedFaults[process.env['AMENDS_PLANTED'] as FaultName] ?? {};
if (what) print(`With a fault: ${what}`);
const began = performance.now();
const failures: Judged[] = [];
let played = 0;
let next = first;

/** The next seed, as long as there is one; none after one that was looked for. */
const nextSeed = (): number | undefined =>
  next < first + count && !(values['until-found'] && failures.length > 0) ? next++ : undefined;

const note = (one: Judged): void => {
  played++;
  if (one.failure) failures.push(one);
  if (one.failure && !values['until-found']) print(one.failure);
};

/** A thread that plays one seed after the other. */
const playing = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: judging });
    const goOn = (): void => {
      const seed = nextSeed();
      if (seed === undefined) void worker.terminate().then(() => resolve());
      else worker.postMessage(seed);
    };
    worker.on('error', reject);
    worker.on('message', (one: Judged) => {
      note(one);
      goOn();
    });
    goOn();
  });

/** One after the other in this thread: nothing is loaded twice. */
const playHere = async (): Promise<void> => {
  alone();
  for (let seed = nextSeed(); seed !== undefined; seed = nextSeed()) note(await judged(seed, judging));
};

const { seed } = values;
if (seed !== undefined) {
  alone();
  const one = await judged(
    orFail(() => wholeNumber('seed', seed)),
    judging,
  );
  print(one.lines.join('\n'));
  note(one);
} else if (workers === 1) await playHere();
else await Promise.all(Array.from({ length: Math.min(workers, count) }, playing));

// Of several that were played at once the first is the one that was looked for.
const [found] = values['until-found'] ? failures.toSorted((a, b) => a.seed - b.seed) : [];
if (found?.failure) print(found.failure);
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage().user / 1e6;
print(
  `${played} seeds, ${failures.length} failed, ${(played / seconds).toFixed(1)} seeds per second (${(cpu / played).toFixed(3)} s of CPU each)`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
