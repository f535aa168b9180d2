import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Advice, fail } from '#local/progress.ts';
import { readArguments } from '../arguments.ts';
import { touchedBy } from './additions.ts';
import { type Measured, measuresOf, readCheckout } from './measures.ts';
import { sourceFiles, textFiles } from './sources.ts';

const USAGE = `Usage: npm run -s house -- [--at DIRECTORY] [--files]
Counts what keeps this repository easy to change: here, or in another checkout of it.
  --at DIRECTORY  a checkout, such as one of "git worktree add --detach DIRECTORY COMMIT"
  --files         also prints what was counted`;

const options = { at: { type: 'string', default: '.' }, files: { type: 'boolean', default: false } } as const;

const print = ({ measure, found, note }: Measured, withFiles: boolean): void => {
  console.log(`${String(found.length).padStart(5)}  ${measure}${note ? ` (${note})` : ''}`);
  if (withFiles) for (const one of found) console.log(`         ${one}`);
};

const main = async (): Promise<void> => {
  const { at, files } = readArguments(USAGE, { options }).values;
  const root = resolve(at);
  if (!existsSync(join(root, 'package.json'))) throw new Advice(`${root} is no checkout of this repository.`);
  for (const one of measuresOf(readCheckout(root, sourceFiles(root)))) print(one, files);
  for (const one of touchedBy(readCheckout(root, textFiles(root)))) print(one, files);
};

await main().catch(fail);
