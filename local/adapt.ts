import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { adapters } from '#functions/intake/adapters.ts';

/** `npm run -s adapt -- --channel NAME FILE`: what an adapter makes of a platform's payload, as JSON. */
const USAGE = `Usage: npm run -s adapt -- --channel ${Object.keys(adapters).join('|')} FILE`;

const fail = (message: string): never => {
  console.error(message);
  process.exit(2);
};

const { values, positionals } = parseArgs({ options: { channel: { type: 'string' } }, allowPositionals: true });
const [file] = positionals;
const adapt = Object.entries(adapters).find(([name]) => name === values.channel)?.[1];
if (!adapt || !file) fail(USAGE);
else if (!statSync(file, { throwIfNoEntry: false })?.isFile()) fail(`There is no file ${file}`);
else console.log(JSON.stringify(await adapt(readFileSync(file), statSync(file).mtime.toISOString()), null, 2));
