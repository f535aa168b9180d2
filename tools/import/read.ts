import { createReadStream, readdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseJson } from '#channels/json.ts';
import { Advice } from '#local/progress.ts';

/** A value of a file, with the line it stands on; `undefined` where the line is no JSON. */
export type Read = { file: string; line: number; text: string; value: unknown };

/** One document is held in memory whole: pages of APIs are far smaller. */
const MOST_OF_DOCUMENT = 256 * 1024 * 1024;
/** A line longer than this is no ticket. */
const MOST_OF_LINE = 64 * 1024 * 1024;

/** The files that are meant, in the order of their names: one, or those of a folder. @throws Advice where there are none */
export const filesAt = (path: string, ...endings: string[]): string[] => {
  if (!statSync(path, { throwIfNoEntry: false })) throw new Advice(`There is no file and no folder ${path}`);
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path)
    .filter((name) => endings.some((ending) => name.toLowerCase().endsWith(ending)))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => join(path, name));
  if (files.length === 0) throw new Advice(`There is no file in ${path} that ends in ${endings.join(', ')}`);
  return files;
};

const firstLine = async (file: string): Promise<string> => {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) if (line.trim() !== '') return line.replace(/^\ufeff/, '').trim();
  return '';
};

const wholeDocument = async (file: string): Promise<Read> => {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size > MOST_OF_DOCUMENT)
      throw new Advice(
        `${file} is one document of ${size} bytes; export it by pages, or as one ticket a line (NDJSON)`,
      );
    const text = (await handle.readFile()).toString('utf8');
    return { file, line: 1, text, value: parseJson(text) };
  } finally {
    await handle.close();
  }
};

const isAlone = async (file: string): Promise<boolean> => {
  const line = await firstLine(file);
  return parseJson(line) === undefined || line.startsWith('[');
};

async function* ofDocument(file: string): AsyncGenerator<Read> {
  const read = await wholeDocument(file);
  if (!Array.isArray(read.value)) yield read;
  else
    for (const [place, value] of read.value.entries())
      yield { file, line: place + 1, text: JSON.stringify(value), value };
}

async function* ofLines(file: string): AsyncGenerator<Read> {
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (text.length > MOST_OF_LINE) yield { file, line, text: '', value: undefined };
    else if (text.trim() !== '') yield { file, line, text, value: parseJson(text) };
  }
}

/**
 * The values of JSON files: a line at a time where each is a value (NDJSON), else the document whole, with the values of a list one
 * by one. Of lines, nothing but the present one is in memory.
 */
export async function* readValues(files: readonly string[]): AsyncGenerator<Read> {
  for (const file of files) yield* (await isAlone(file)) ? ofDocument(file) : ofLines(file);
}
