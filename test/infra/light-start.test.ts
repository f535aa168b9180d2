import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ENVIRONMENT } from '../../bench/bundles.ts';
import { bundles } from './stack.ts';

/** Between them they hold all rules and channels. */
const LOADED = ['relay', 'desk', 'track', 'inbound', 'acknowledge'];

/** Loads bundles one after the other. Says what of `Intl` was made meanwhile. */
const COUNTS_INTL = `
  const made = [];
  for (const name of Object.getOwnPropertyNames(Intl)) {
    const What = Intl[name];
    if (typeof What !== 'function' || !What.prototype) continue;
    Intl[name] = new Proxy(What, {
      construct: (target, given) => { made.push(name); return new target(...given); },
      apply: (target, self, given) => { made.push(name); return Reflect.apply(target, self, given); },
    });
  }
  for (const file of process.argv.slice(1)) await import(file);
  console.log(JSON.stringify(made));
  process.exit(0);
`;

test('What says dates, numbers and languages in words is made when it is asked, not while a function starts', () => {
  const files = LOADED.map((name) => resolve(join(bundles, name, 'index.mjs')));
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', COUNTS_INTL, ...files], {
    env: ENVIRONMENT,
    encoding: 'utf8',
  });
  expect(JSON.parse(said.trim().split('\n').at(-1) ?? '')).toEqual([]);
});
