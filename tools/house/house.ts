import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { touchedBy } from './additions.ts';
import { type Measured, measuresOf, readCheckout } from './measures.ts';
import { sourceFiles, textFiles } from './sources.ts';

const USAGE = `npm run -s house -- [--at DIRECTORY] [--files]
Counts what keeps this repository easy to change: here, or in another checkout of it.
  --at DIRECTORY  a checkout, such as one of "git worktree add --detach DIRECTORY COMMIT"
  --files         also prints what was counted`;

const { values } = parseArgs({
  options: { at: { type: 'string', default: '.' }, files: { type: 'boolean' }, help: { type: 'boolean' } },
});

const print = ({ measure, found, note }: Measured): void => {
  console.log(`${String(found.length).padStart(5)}  ${measure}${note ? ` (${note})` : ''}`);
  if (values.files) for (const one of found) console.log(`         ${one}`);
};

if (values.help) console.log(USAGE);
else {
  const root = resolve(values.at);
  measuresOf(readCheckout(root, sourceFiles(root))).forEach(print);
  touchedBy(readCheckout(root, textFiles(root))).forEach(print);
}
