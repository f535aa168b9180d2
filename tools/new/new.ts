import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '#local/paths.ts';
import { Advice, fail } from '#local/progress.ts';
import { readArguments } from '../arguments.ts';
import { action } from './action.ts';
import { channel } from './channel.ts';
import { type Name, namesFor, type Scaffold, type Written, write } from './scaffold.ts';
import { stage } from './stage.ts';

/**
 * `npm run new -- action|channel|stage NAME`: files that compile and are wired, with a test that fails and says what to fill in. Nothing that
 * is there is overwritten.
 */
const USAGE = `Usage: npm run new -- action NAME     something people of the team do to a case at the desk
       npm run new -- channel NAME    a way on which customers write and are answered
       npm run new -- stage NAME      something that happens to every complaint by itself
  NAME  small letters and hyphens: switch-off`;

export const kinds: Record<string, (name: Name) => Scaffold> = { action, channel, stage };

/** What was done and what is left, to be read. */
export const summaryOf = ({ made, changed, byHand }: Written, { left }: Scaffold): string =>
  [
    ...made.map((file) => `  made     ${file}`),
    ...changed.map((file) => `  changed  ${file}`),
    ...byHand.map(({ file, line }) => `  by hand  ${file}: ${line.trim()}`),
    '',
    'What is left:',
    ...left.map((step, index) => `  ${index + 1}. ${step}`),
  ].join('\n');

const main = (): void => {
  const [kind = '', text = '', ...more] = readArguments(USAGE, { allowPositionals: true }).positionals;
  const make = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!make || !text || more.length > 0) throw new Advice(USAGE);
  const scaffold = make(namesFor(text));
  const done = write(root, scaffold);
  // Imports in their order, lines in their length.
  spawnSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', ...done.made, ...done.changed], { cwd: root });
  console.log(summaryOf(done, scaffold));
};

if (import.meta.main)
  try {
    main();
  } catch (error) {
    fail(error instanceof RangeError ? new Advice(`${error.message}\n${USAGE}`) : error);
  }
