import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** All that the desk says, as it stands in its code. */
const said = globSync('desk/**/*.{ts,tsx}')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** What begins a line in bold is said by the handbook itself. */
const quotedIn = (text: string): string[] =>
  [...text.matchAll(/^(?!- \*\*).*$|^- \*\*[^*]+\*\*(.*)$/gm)].flatMap(([line, rest]) =>
    [...(rest ?? line).matchAll(/\*\*(.+?)\*\*/g)].map(([, quoted = '']) => quoted.replace(/\.$/, '')),
  );

describe.each(['es', 'en'])('the handbook for care teams (%s)', (language) => {
  const text = readFileSync(`docs/handbook.${language}.md`, 'utf8');

  test('What it quotes of the screens stands on them', () => {
    const quoted = quotedIn(text).filter((words) => !['negrita', 'bold'].includes(words));
    expect(quoted.length).toBeGreaterThan(10);
    expect(quoted.filter((words) => !said.includes(words))).toEqual([]);
  });

  test('Every picture in it is one that is taken by the script', () => {
    const pictures = [...text.matchAll(/\]\(pictures\/(.+?)\.png\)/g)].map(([, name]) => name);
    const taken = readFileSync('test/screens/pictures.ts', 'utf8');
    expect(pictures.length).toBe(5);
    for (const name of pictures) expect(taken).toContain(`name: '${name}'`);
  });
});
