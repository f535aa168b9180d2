import { glob } from 'node:fs/promises';
import { join } from 'node:path';

/*
 * Prints the patterns that are put together when the modules of some folders are loaded, as JSON. It is a process of its own, since
 * it takes the place of what makes patterns: `node test/linear/built-patterns.ts ROOT FOLDER...`.
 */
const [root = '', ...folders] = process.argv.slice(2);
const built: { source: string; flags: string; file: string }[] = [];
const original = RegExp;
globalThis.RegExp = new Proxy(original, {
  construct: (target, [source, flags]: [string | RegExp, string?]) => {
    const pattern = new target(source, flags);
    const stack = new Error().stack ?? '';
    const at = stack.split('\n').find((line) => line.includes(root) && !line.includes('built-patterns')) ?? '';
    // A library's own are the library's to limit: what we hand it is short.
    if (at.includes('node_modules')) return pattern;
    const start = at.indexOf(root) + root.length + 1;
    if (at) built.push({ source: pattern.source, flags: pattern.flags, file: at.slice(start).split(':')[0] ?? '' });
    return pattern;
  },
});

// What answers calls reads its environment when it is loaded.
for (const folder of folders)
  for await (const file of glob('**/*.ts', { cwd: join(root, folder) }))
    if (!file.endsWith('handler.ts')) await import(join(root, folder, file));
console.log(JSON.stringify(built));
