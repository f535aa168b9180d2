import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionOf, machineNames, statesOf } from '#test/statemachines/definitions.ts';
import { observePassages, type Passage } from '#test/support/step-functions.ts';
import { alone } from '../simulation/judged.ts';
import { play } from '../simulation/play.ts';
import { stepSeeds } from '../simulation/random.ts';
import { FOLDER, notReached, shapeOf } from './recorded.ts';

// `node test/executions/record.ts 0.2.0`: what executions of this release carry, from simulated days, and the definitions they go by.
// Part of a release (docs/releasing.md); what is there already is never recorded again.

const SEEDS = 30;
/** Some states are seldom reached: days are played until each has been, but not more than so many. */
const MOST_SEEDS = 600;
const STEPS = 40;

const [version] = process.argv.slice(2);
if (!version || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error('Say of which version, such as 0.2.0');
const folder = join(FOLDER, version);
if (existsSync(folder)) throw new Error(`${folder} is there: what a release carried does not change`);

alone();

/** States that read an item: what they are answered is the item, and nothing that an execution carries. */
const reading = new Set(
  machineNames.flatMap((machine) =>
    statesOf(definitionOf(machine))
      .filter(([, { Resource }]) => Resource?.endsWith(':getItem'))
      .map(([state]) => `${machine} ${state}`),
  ),
);

const found = new Map<string, Passage>();
observePassages(({ result, ...passage }) => {
  const { machine, state } = passage;
  const kept = reading.has(`${machine} ${state}`) ? passage : { ...passage, result };
  const shape = JSON.stringify(shapeOf(kept));
  if (!found.has(shape)) found.set(shape, JSON.parse(JSON.stringify(kept)));
});
const definitions = Object.fromEntries(machineNames.map((name) => [name, definitionOf(name)]));
const isMissing = () => notReached(definitions, found.values()).length > 0;
for (let seed = 1; seed <= SEEDS || (isMissing() && seed <= MOST_SEEDS); seed++) await play(stepSeeds(seed, STEPS));

mkdirSync(folder, { recursive: true });
for (const name of machineNames) copyFileSync(`statemachines/${name}.asl.json`, join(folder, `${name}.asl.json`));
const passages = [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, passage]) => passage);
writeFileSync(
  join(folder, 'passages.json'),
  `[\n${passages.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`,
);
process.stdout.write(`${passages.length} passages of ${new Set(passages.map(({ state }) => state)).size} states\n`);
