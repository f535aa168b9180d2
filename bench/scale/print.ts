import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#local/paths.ts';
import { optionsOrEnd } from '#tools/arguments.ts';
import { type Measured, measureDemand } from './measure.ts';
import { scaleTables } from './tables.ts';

const MEASURED = join(root, 'bench/scale/measured.json');
const PAPER = join(root, 'docs/scale.md');
const BEGIN = '<!-- made by npm run scale -- --write -->';
const END = '<!-- end -->';

/** What was counted when the paper was written. */
export const kept = (): Measured => JSON.parse(readFileSync(MEASURED, 'utf8')) as Measured;

/** The paper with the tables that follow from what was counted. */
export const paperWith = (paper: string, measured: Measured): string => {
  const [before = '', rest = ''] = paper.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n\n${scaleTables(measured)}\n\n${END}${after}`;
};

const USAGE = `Usage: npm run -s scale [-- --write]
  --write  keeps what was counted and writes the tables of docs/scale.md anew; without it they are printed`;

/** `npm run -s scale`: counts and prints; `-- --write` keeps the counts and writes them into docs/scale.md. */
const main = async (): Promise<void> => {
  const { write } = optionsOrEnd(USAGE, { write: { type: 'boolean', default: false } });
  const measured = await measureDemand();
  if (!write) return console.log(scaleTables(measured));
  writeFileSync(MEASURED, `${JSON.stringify(measured, undefined, 2)}\n`);
  writeFileSync(PAPER, paperWith(readFileSync(PAPER, 'utf8'), measured));
};

if (import.meta.main) await main();
