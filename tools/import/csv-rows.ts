import { createReadStream } from 'node:fs';
import { type CsvRow, readCsv, separatorOf } from '#domain/csv/read-csv.ts';

/** Lines that a cell may go on over; a quote that is never closed does not swallow the file. */
const MOST_LINES_OF_RECORD = 5_000;

/** How a file is written: UTF-16 by its mark, UTF-8 where all of it is that, else Windows-1252. It is read once for that, a piece at a time. */
const encodingOf = async (file: string): Promise<string> => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  for await (const piece of createReadStream(file)) {
    const bytes = piece as Buffer;
    if (isFirst && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
    isFirst = false;
    try {
      strict.decode(bytes, { stream: true });
    } catch {
      return 'windows-1252';
    }
  }
  return 'utf-8';
};

async function* decoded(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(file));
  for await (const piece of createReadStream(file)) yield decoder.decode(piece as Buffer, { stream: true });
  yield decoder.decode();
}

async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of decoded(file)) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest.replace(/\r$/, '');
}

const quotesIn = (text: string): number => text.split('"').length - 1;

/** The records of a file, the headings first, each with the line it begins on. Nothing but the present record is in memory. */
export async function* csvRecords(file: string): AsyncGenerator<CsvRow> {
  let separator: string | undefined;
  let held: string[] = [];
  let quotes = 0;
  let line = 0;
  const records = function* (): Generator<CsvRow> {
    const text = held.join('\n');
    const first = line - held.length;
    separator ??= separatorOf(text);
    for (const record of readCsv(text, separator)) yield { ...record, line: first + record.line };
    held = [];
    quotes = 0;
  };
  for await (const text of linesOf(file)) {
    line++;
    held.push(text);
    quotes += quotesIn(text);
    if (quotes % 2 === 0 || held.length >= MOST_LINES_OF_RECORD) yield* records();
  }
  if (held.length > 0) yield* records();
}
