import { readFileSync } from 'node:fs';
import { type FaultName, plantedFaults } from './faults.ts';

/**
 * What became of looking for a fault. `seed`: the first that finds it, in the simulation as it is now; `notIn`: none of so many
 * did; neither: it was found before the simulation played what it plays now. `as`: the invariant that is broken then.
 */
export type Found = { seed?: number; notIn?: number; as?: string };
export type AllFound = Partial<Record<FaultName, Found>>;

const FOUND = 'test/simulation/planted/found.json';
export const PAGE = 'docs/simulation.md';

export const allFound = (): AllFound => JSON.parse(readFileSync(FOUND, 'utf8')) as AllFound;

/** The file of what was found, in the order of the faults; what is no fault any more is left out. */
export const foundFile = (found: AllFound): { path: string; text: string } => {
  const names = Object.keys(plantedFaults) as FaultName[];
  const lines = names.flatMap((name) => (found[name] ? `  "${name}": ${JSON.stringify(found[name])}` : []));
  return { path: FOUND, text: `{\n${lines.join(',\n')}\n}\n` };
};

const said = ({ seed, notIn, as }: Found = {}): string => {
  if (seed !== undefined) return `seed ${seed}`;
  if (notIn !== undefined) return `not in ${notIn}`;
  return as === undefined ? 'not looked for yet' : 'by an earlier simulation';
};

const HEADER = '| fault | found by | as | `npm run -s simulate:faults --` |\n| --- | --- | --- | --- |\n';

/** The table of the faults in the documentation. */
export const faultTable = (found: AllFound): string =>
  HEADER +
  Object.entries(plantedFaults)
    .map(([name, { what }]) => {
      const one = found[name as FaultName];
      return `| ${what} | ${said(one)} | ${one?.as ?? ''} | \`--fault ${name}\` |\n`;
    })
    .join('');

/** A page with its table as it is now. */
export const withTable = (page: string, found: AllFound): string => {
  const start = page.indexOf(HEADER.slice(0, HEADER.indexOf('\n')));
  const end = page.indexOf('\n\n', start);
  if (start === -1 || end === -1) throw new Error(`${PAGE} has no table of faults`);
  return page.slice(0, start) + faultTable(found).trimEnd() + page.slice(end);
};
