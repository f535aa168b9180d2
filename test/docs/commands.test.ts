import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);
const read = (page: string): string => readFileSync(page, 'utf8');

/** The scripts that a page says how to run. */
const runIn = (page: string): Set<string> =>
  new Set([...read(page).matchAll(/npm (?:run (?:-s )?)?([a-z][\w:-]*)/g)].map(([, script = '']) => script));

test('Every command that can be run is on the page of commands, or among the tests of CONTRIBUTING.md', () => {
  const known = new Set([...runIn('docs/commands.md'), ...runIn('CONTRIBUTING.md')]);
  expect(scripts.filter((script) => !known.has(script))).toEqual([]);
});

test('The page of commands names none that there is not', () => {
  expect([...runIn('docs/commands.md')].filter((script) => !scripts.includes(script))).toEqual([]);
});

const lines = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts;

/** Options that a page writes behind a command of ours, which the usage of that command does not name. */
const unknownOptions = (page: string): string[] =>
  [...read(page).matchAll(/npm (?:run (?:-s )?)?([a-z][\w:-]*) -- ([^`\n#]*)/g)].flatMap(
    ([, script = '', given = '']) => {
      const [, entry = script === 'start' ? 'local/start.ts' : undefined] =
        /^node (?:--\S+ )?(\S+\.ts)$/.exec(lines[script] ?? '') ?? [];
      if (entry === undefined) return [];
      const source = read(entry);
      const options = [...given.matchAll(/(?<!\S)--[a-z][\w-]*/g)].map(([option]) => option);
      return options.filter((option) => !source.includes(option)).map((option) => `${script} ${option}`);
    },
  );

test.each([...globSync('*.md'), ...globSync('docs/*.md')].filter((page) => page !== 'CHANGELOG.md'))(
  'Every option that %s writes behind a command is one that it takes',
  (page) => {
    expect(unknownOptions(page)).toEqual([]);
  },
);
