import { basename } from 'node:path';
import { getFirstText } from '#channels/json.ts';
import type { EarlierSystem } from '#domain/case/earlier-systems.ts';
import { csvRecords } from './csv-rows.ts';
import { filesAt, readValues } from './read.ts';
import type { Mapped, People, Person, System } from './systems/contract.ts';
import { mapRow, pastColumnsOf } from './systems/csv.ts';
import { freshdesk } from './systems/freshdesk.ts';
import { jira } from './systems/jira.ts';
import { zammad } from './systems/zammad.ts';
import { zendesk } from './systems/zendesk.ts';

const systems: Record<Exclude<EarlierSystem, 'csv'>, System> = { zendesk, freshdesk, zammad, jira };

/** A record of a file and what it came to; `raw` is kept where it is refused. */
export type Exported = {
  file: string;
  line: number;
  /** What its system calls it, as far as that can be read; else where it stands. */
  name: string;
  raw: string;
  mapped: Mapped;
};

const placeIn = (file: string, line: number, place = 0): string =>
  `${basename(file)}:${line}${place > 0 ? `.${place + 1}` : ''}`;

const unread = (message = 'is no JSON'): Mapped => ({ wrong: [{ pointer: '', message }] });

/** Whoever is spoken of by an id alone stands elsewhere in what was exported: all of it is gone through for them first. */
const peopleIn = async (files: readonly string[], system: System): Promise<People> => {
  const people = new Map<string, Person>();
  for await (const { value } of readValues(files))
    for (const person of system.people(value)) people.set(person.id, person);
  return people;
};

const safely = (map: () => Mapped): Mapped => {
  try {
    return map();
  } catch (error) {
    return { wrong: [{ pointer: '', message: `cannot be read: ${error instanceof Error ? error.name : 'error'}` }] };
  }
};

async function* ofSystem(files: readonly string[], system: System): AsyncGenerator<Exported> {
  const people = await peopleIn(files, system);
  for await (const { file, line, text, value, wrong } of readValues(files)) {
    if (value === undefined) yield { file, line, name: placeIn(file, line), raw: text, mapped: unread(wrong) };
    else
      for (const [place, ticket] of system.tickets(value).entries()) {
        const name = getFirstText(ticket, 'number', 'key', 'id') || placeIn(file, line, place);
        yield { file, line, name, raw: JSON.stringify(ticket), mapped: safely(() => system.map(ticket, people)) };
      }
  }
}

async function* ofTables(files: readonly string[], zone: string): AsyncGenerator<Exported> {
  for (const file of files) {
    const records = csvRecords(file);
    const headings = await records.next();
    if (headings.done) continue;
    const columns = pastColumnsOf(headings.value.cells);
    for await (const row of records)
      yield {
        ...{ file, line: row.line, name: placeIn(file, row.line), raw: JSON.stringify(row.cells) },
        mapped: safely(() => mapRow(columns, row, zone)),
      };
  }
}

/**
 * The records of what a system exported, in the order of the files.
 * @param zone by whose clock the moments of tables are that name none
 * @throws Advice where there is nothing to read
 */
export const recordsAt = (path: string, from: EarlierSystem, zone: string): AsyncGenerator<Exported> =>
  from === 'csv'
    ? ofTables(filesAt(path, '.csv', '.tsv', '.txt'), zone)
    : ofSystem(filesAt(path, '.json', '.ndjson', '.jsonl'), systems[from]);
