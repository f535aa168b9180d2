import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fileOf, LANGUAGES, ofDemo, ofRare } from '../screens/support/pictures.ts';

/** All that the desk says, as it stands in its code. */
const said = globSync('desk/**/*.{ts,tsx}')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** What begins a line in bold is said by the handbook itself. */
const quotedIn = (text: string): string[] =>
  [...text.matchAll(/^(?!- \*\*).*$|^- \*\*[^*]+\*\*(.*)$/gm)].flatMap(([line, rest]) =>
    [...(rest ?? line).matchAll(/\*\*(.+?)\*\*/g)].map(([, quoted = '']) => quoted.replace(/\.$/, '')),
  );

describe.each(LANGUAGES)('the handbook for care teams (%s)', (language) => {
  const text = readFileSync(`docs/handbook.${language}.md`, 'utf8');

  test('What it quotes of the screens stands on them', () => {
    const quoted = quotedIn(text).filter((words) => !['negrita', 'bold'].includes(words));
    expect(quoted.length).toBeGreaterThan(10);
    expect(quoted.filter((words) => !said.includes(words))).toEqual([]);
  });

  test('Every picture that the script takes in its language is in it, and no other', () => {
    const pictures = [...text.matchAll(/\]\(pictures\/(.+?)\)/g)].map(([, file]) => file);
    expect(pictures.toSorted()).toEqual([...ofDemo, ...ofRare].map(({ name }) => fileOf(name, language)).toSorted());
  });
});
