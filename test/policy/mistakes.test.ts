import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fieldsAt } from '#policy/fields-at.ts';
import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';

const folder = mkdtempSync(join(tmpdir(), 'amends-mistakes-'));
cpSync('policy', folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

/** What is said of a policy in which one file was written otherwise; nothing where it is taken. */
const saidOf = (file: string, change: (text: string) => string | Buffer): string => {
  const place = join(folder, file);
  const before = readFileSync(place);
  const after = change(before.toString('utf8'));
  expect(Buffer.from(after).equals(before), 'nothing was changed').toBe(false);
  writeFileSync(place, after);
  try {
    loadPolicy(folder);
    loadLaw(folder);
    return '';
  } catch (error) {
    return (error as Error).message;
  } finally {
    writeFileSync(place, before);
  }
};
const lineOf = (file: string, words: string): number =>
  readFileSync(join('policy', file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(words)) + 1;

const NAME = lineOf('people.yaml', '  name: ');
const LIMIT = lineOf('people.yaml', '  limit: ');
const COMPANY_NAME = lineOf('company.yaml', 'name: ');

describe('mistakes of whoever writes a policy by hand', () => {
  test.each<[string, string, (text: string) => string | Buffer, string]>([
    [
      'a tab',
      'people.yaml',
      (t) => t.replace(/^ {2}name/m, '\tname'),
      `begins with a tab: indent with spaces (line ${NAME})`,
    ],
    [
      'one space less',
      'people.yaml',
      (t) => t.replace(/^ {2}name/m, ' name'),
      `at the spaces that lines begin with (line ${NAME})`,
    ],
    [
      'a slip in a key',
      'people.yaml',
      (t) => t.replace(/^ {2}name:/m, '  nmae:'),
      `Unrecognized key: "nmae"; there are id, name, email,`,
    ],
    ['a key twice', 'company.yaml', (t) => `${t}\nzone: Europe/Madrid\n`, 'take one of them away (line'],
    ['an id twice', 'people.yaml', (t) => t.replace('id: mateo', 'id: lucia'), 'lucia: stands twice'],
    [
      'text for a number',
      'people.yaml',
      (t) => t.replace(/limit: .*/, 'limit: 1.000 €'),
      `"1.000 €" is no number: write digits alone (line ${LIMIT})`,
    ],
    [
      'a thousand or one',
      'people.yaml',
      (t) => t.replace(/limit: .*/, 'limit: 1.000'),
      `1.000 could be read as 1000 or 1: write which (line ${LIMIT})`,
    ],
    [
      'yes for true',
      'company.yaml',
      (t) => t.replace(/^bigCompany: .*/m, 'bigCompany: yes'),
      'bigCompany: Invalid input: expected boolean, received string; write true or false (line',
    ],
    [
      'a role there is not',
      'people.yaml',
      (t) => t.replace('[owner]', '[Owner]'),
      'expected one of "owner"|"expert"|"approver"|"supervisor" (line',
    ],
    [
      'a zone there is not',
      'company.yaml',
      (t) => t.replace(/^zone: .*/m, 'zone: Europe/Madird'),
      'Europe/Madird is not an IANA time zone',
    ],
    [
      'no expert',
      'people.yaml',
      (t) => t.replace(/domains: \[[^\]]*\]/, 'domains: []'),
      'domains: an expert needs at least one',
    ],
    [
      'text with a colon',
      'company.yaml',
      (t) => t.replace(/^name: .*/m, 'name: Lumbre: energía'),
      `text with a colon goes between quotes (line ${COMPANY_NAME})`,
    ],
    [
      'an open quote',
      'company.yaml',
      (t) => t.replace(/^name: .*/m, 'name: "Lumbre'),
      'look for quotes and brackets that are not closed',
    ],
    [
      'text with a star',
      'company.yaml',
      (t) => t.replace(/^name: .*/m, 'name: *lumbre'),
      'text that begins with * or & goes between quotes',
    ],
    [
      'nothing after a key',
      'company.yaml',
      (t) => t.replace(/^name: .*/m, 'name:'),
      `name: Invalid input: expected string, received null; nothing is written there (line ${COMPANY_NAME})`,
    ],
    ['two documents', 'company.yaml', (t) => `${t}\n---\nname: x\n`, 'one document is read: take away the line ---'],
    [
      'a list for a map',
      'company.yaml',
      () => '- a\n',
      'company.yaml: Invalid input: expected object, received array (line 1)',
    ],
    ['an empty file', 'topics.yaml', () => '', 'topics.yaml: is empty'],
    ['nothing but a remark', 'topics.yaml', () => '# later\n', 'topics.yaml: is empty'],
    [
      'marks of a merge',
      'people.yaml',
      (t) => `<<<<<<< HEAD\n${t}`,
      'people.yaml: holds the marks of a merge (line 1)',
    ],
    [
      'UTF-16',
      'people.yaml',
      (t) => Buffer.from(`\ufeff${t}`, 'utf16le'),
      'people.yaml: is not written as UTF-8 (it looks like UTF-16). Save it as UTF-8',
    ],
    [
      'Latin 1',
      'people.yaml',
      (t) => Buffer.from(t, 'latin1'),
      `people.yaml: is not written as UTF-8 (line ${lineOf('people.yaml', 'í')}). Save it as UTF-8`,
    ],
    [
      'line ends of old',
      'people.yaml',
      (t) => t.replaceAll('\n', '\r'),
      'people.yaml: has line ends of another system',
    ],
    [
      'a day there is not',
      'calendars/es.yaml',
      (t) => t.replace('2026-12-08', '2026-02-30'),
      'calendars/es.yaml: holidays.8.date: Invalid ISO date; a day that there is, written like 2026-12-28 (line',
    ],
    [
      'a holiday twice',
      'calendars/es.yaml',
      (t) => t.replace('2026-12-08', '2026-12-25'),
      'calendars/es.yaml: holidays: 2026-12-25 is listed twice',
    ],
  ])('%s in %s is named with its place and what is right', (_what, file, change, words) => {
    const said = saidOf(file, change);
    expect(said).toContain(words);
    expect(said).toContain(file);
  });

  test.each<[string, (text: string) => string]>([
    ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['a mark of the order of bytes', (text) => `\ufeff${text}`],
  ])('%s are none', (_what, change) => {
    expect(saidOf('people.yaml', change)).toBe('');
  });

  test('A calendar that cannot be read is said once, and not of every regime that counts by it', () => {
    const said = saidOf('calendars/es.yaml', (text) => text.replace('2026-12-08', '2026-02-30'));
    expect(said.split('\n')).toHaveLength(2);
  });

  test('Two regimes that bind the same complaints are refused where none of them goes first', () => {
    const other = join(folder, 'regimes', 'es-sac-new.yaml');
    const text = readFileSync(join(folder, 'regimes', 'es-sac.yaml'), 'utf8').replace('id: es-sac', 'id: es-sac-new');
    writeFileSync(other, text);
    expect(() => loadLaw(folder)).toThrow(
      'es-sac.yaml: appliesTo.precedence: binds the same complaints as es-sac-new, and none of them goes first',
    );
    writeFileSync(
      other,
      text.replace(/precedence: (\d+)/, (_all, number) => `precedence: ${Number(number) + 1}`),
    );
    expect(() => loadLaw(folder)).not.toThrow();
    rmSync(other);
  });

  test('A folder that is not there, or is a file, is said as such', () => {
    for (const place of [join(folder, 'nowhere'), join(folder, 'people.yaml')])
      for (const load of [loadPolicy, loadLaw]) expect(() => load(place)).toThrow(`There is no folder ${place}`);
    const inside = join(folder, 'other');
    mkdirSync(join(inside, 'topics.yaml'), { recursive: true });
    expect(() => loadPolicy(inside)).toThrow('topics.yaml: is a folder');
    rmSync(inside, { recursive: true });
  });
});

test('The keys that something may have are found through whatever is wrapped around it', () => {
  const inner = z.strictObject({ a: z.string(), b: z.optional(z.array(z.strictObject({ c: z.int() }))) });
  const schema = z.record(z.string(), z.union([z.nullable(inner), z.strictObject({ d: z.string() })]));
  expect(fieldsAt(schema, ['any'])).toEqual(['a', 'b', 'd']);
  expect(fieldsAt(schema, ['any', 'b', 3])).toEqual(['c']);
  expect([fieldsAt(schema, []), fieldsAt(schema, ['any', 'a', 'x'])]).toEqual([[], []]);
});
