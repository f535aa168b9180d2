import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withNumberOfAuthor } from '#cases/inbound-message/item-parts.ts';
import { ignored as nothingOf } from '#channels/adapted.ts';
import { adapters } from '#channels/inbound.ts';
import { root } from '#local/paths.ts';
import { readArguments } from './arguments.ts';
import { channelCalled } from './channel-names.ts';
import { policyIn } from './policy-at-hand.ts';

/** `npm run -s adapt -- --channel NAME FILE`: what an adapter makes of a platform's payload, as JSON. */
const USAGE = `Usage: npm run -s adapt -- --channel ${Object.keys(adapters).join('|')} FILE`;

const fail = (message: string): never => {
  console.error(message);
  process.exit(2);
};

const read = () => {
  try {
    return readArguments(USAGE, { options: { channel: { type: 'string', default: '' } }, allowPositionals: true });
  } catch (error) {
    return fail((error as Error).message);
  }
};

const { values, positionals } = read();
const [file] = positionals;
const channel = channelCalled(values.channel);
const adapt = channel && adapters[channel];
if (!adapt || !file) fail(USAGE);
else if (!statSync(file, { throwIfNoEntry: false })?.isFile()) fail(`There is no file ${file}`);
else {
  const payload = readFileSync(file);
  // Each adapter would miss something else in it.
  const { items, ignored } =
    payload.length === 0 ? nothingOf('empty-file') : await adapt(payload, statSync(file).mtime.toISOString());
  const { company } = policyIn(join(root, 'policy'));
  // Whether it stands in public, or is nothing but STOP, and another id of the author, are between the adapter and the case.
  const shown = items
    .map((item) => withNumberOfAuthor(item, company))
    .map(({ public: _, optOut: __, author: { alias, ...author }, ...item }) => ({ ...item, author }));
  console.log(JSON.stringify({ items: shown, ignored }, null, 2));
}
