import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue, chapters } from '#domain/case/events/catalogue.ts';
import type { EventDefinition } from '#domain/case/events/define.ts';
import { EVENTS_FILE, eventsText } from '#tools/events.ts';

const definitions: [type: string, definition: EventDefinition][] = Object.entries(catalogue);

/** The source text of a folder, read once. */
const sources = new Map<string, string>();
const sourceOf = (folder: string): string => {
  const known = sources.get(folder);
  if (known !== undefined) return known;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  sources.set(folder, text);
  return text;
};

test('The page of events is what the catalogue says (else: npm run events)', () => {
  expect(readFileSync(EVENTS_FILE, 'utf8')).toBe(eventsText());
});

test('Each event stands in one chapter of the page', () => {
  const listed = Object.values(chapters).flatMap((events) => Object.keys(events));
  expect(listed.toSorted()).toEqual(Object.keys(catalogue).toSorted());
});

test.each(definitions)('%s is written and read in the folders that the catalogue names', (type, definition) => {
  expect(definition.means).toMatch(/^[A-Z].*\.$/);
  expect(definition.writtenBy).not.toEqual([]);
  for (const folder of [...definition.writtenBy, ...definition.readBy]) {
    expect(existsSync(folder), folder).toBe(true);
    // In a table by type a plain word needs no quotes.
    expect(
      new RegExp(`'${type}'|^ *${type}: `, 'm').test(sourceOf(folder)),
      `${folder} names ${type} (else correct domain/case/events)`,
    ).toBe(true);
  }
});
