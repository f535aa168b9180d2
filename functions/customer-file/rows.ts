import type { Policy } from '#domain/policy/policy.ts';
import { type CustomerRow, type FileRefusal, lineReader, MOST_PROBLEMS, readRow } from '#domain/worth/customer-file.ts';

/** A row of a file that can be read, or what is wrong with it, with its place: 1 is the first line. */
type RowRead = { row: CustomerRow; place: number } | { message: string; place: number } | { header: false };

/** What a file holds, as far as it was read: reading ends where it is refused. */
export type Checked = {
  rows: number;
  unreadable: number;
  problems: { row: number; message: string }[];
  why?: FileRefusal;
};

/** The rows of a file, one after the other; empty lines are none. */
export async function* rowsOf(key: string, lines: AsyncIterable<string>): AsyncGenerator<RowRead> {
  let reader: ReturnType<typeof lineReader>;
  let place = 0;
  for await (const line of lines) {
    place++;
    if (line.trim() === '') continue;
    if (!reader) {
      reader = lineReader(key, line);
      if (!reader) {
        yield { header: false };
        return;
      }
      if (reader.hasHeader) continue;
    }
    yield { ...readRow(reader.read(line)), place };
  }
}

/** Looks a file through before anything of it is taken. @param lines absent where it is too large to be read at all */
export const checkFile = async (
  key: string,
  lines: AsyncIterable<string> | undefined,
  limits: Policy['customers']['file'],
): Promise<Checked> => {
  const checked: Checked = { rows: 0, unreadable: 0, problems: [] };
  if (!lines) return { ...checked, why: 'too-large' };
  for await (const one of rowsOf(key, lines)) {
    if ('header' in one) return { ...checked, why: 'no-header' };
    if ('row' in one) checked.rows++;
    else {
      checked.unreadable++;
      if (checked.problems.length < MOST_PROBLEMS) checked.problems.push({ row: one.place, message: one.message });
    }
    if (checked.rows > limits.rows) return { ...checked, why: 'too-many-rows' };
  }
  return checked;
};
