import { createReadStream, readdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseJson } from '#channels/json.ts';
import { Advice } from '#local/progress.ts';

/** A value of a file, with the line it stands on; `undefined` where the line is no JSON. @property wrong why it was not read, if for another reason */
export type Read = {
  file: string;
  line: number;
  text: string;
  value: unknown;
  wrong?: string;
};

const MB = 1024 * 1024;
/** Bytes that are held in memory at most: of a document, and of one line of many, since longer ones are no ticket. */
const MOST = { document: 256 * MB, line: 64 * MB };
type Limits = typeof MOST;

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

/** The first line with anything on it, as far as a line may go: one that goes on is cut, and is no JSON then. */
const firstLine = async (file: string, most: number): Promise<string> => {
  const input = createReadStream(file, { encoding: 'utf8', end: most });
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) if (line.trim() !== '') return line.replace(/^\ufeff/, '').trim();
  return '';
};

const wholeDocument = async (file: string, most: number): Promise<Read> => {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size > most)
      throw new Advice(
        `${file} is one document of ${Math.ceil(size / MB)} MB, and at most ${most / MB} MB are read at once. Export it by pages, or write one ticket a line: jq -c '.tickets[]? // .[]?' ${file} > tickets.ndjson`,
      );
    const text = (await handle.readFile()).toString('utf8');
    return { file, line: 1, text, value: parseJson(text) };
  } finally {
    await handle.close();
  }
};

const isAlone = async (file: string, most: number): Promise<boolean> => {
  const line = await firstLine(file, most);
  return parseJson(line) === undefined || line.startsWith('[');
};

async function* ofDocument(file: string, most: number): AsyncGenerator<Read> {
  const read = await wholeDocument(file, most);
  if (!Array.isArray(read.value)) yield read;
  else
    for (const [place, value] of read.value.entries())
      yield { file, line: place + 1, text: JSON.stringify(value), value };
}

async function* ofLines(file: string, most: number): AsyncGenerator<Read> {
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (text.length > most) {
      const wrong = `is a line of ${Math.ceil(text.length / MB)} MB, and at most ${most / MB} MB are read of one: export what it holds by pages`;
      yield { file, line, text: '', value: undefined, wrong };
    } else if (text.trim() !== '') yield { file, line, text, value: parseJson(text) };
  }
}

/**
 * The values of JSON files: a line at a time where each is a value (NDJSON), else the document whole, with the values of a list one
 * by one. Of lines, nothing but the present one is in memory.
 */
export async function* readValues(files: readonly string[], { document, line }: Limits = MOST): AsyncGenerator<Read> {
  for (const file of files) yield* (await isAlone(file, line)) ? ofDocument(file, document) : ofLines(file, line);
}
