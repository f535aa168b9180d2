/** A file that was written into text between `begin` and `end` (POSIX uuencode). */
export type UuFile = { name: string; bytes: Buffer };

const BEGIN = /^begin(-base64)? [0-7]{3,4} (.{1,255})$/;
const MAX_FILES = 50;

/** A line says in its first character how many bytes follow, six bits in each character. */
const lineBytes = (line: string): Buffer => {
  const length = ((line.codePointAt(0) ?? 0x20) - 0x20) & 0x3f;
  const bytes = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let at = 0; at * 3 < length; at++) {
    const sextets = [1, 2, 3, 4].map((place) => ((line.codePointAt(at * 4 + place) ?? 0x20) - 0x20) & 0x3f);
    bytes.writeUIntBE(
      sextets.reduce((bits, sextet) => bits * 64 + sextet, 0),
      at * 3,
      3,
    );
  }
  return bytes.subarray(0, length);
};

/** Whether a line can be one of such a file: as long as its first character says; a mail may have lost the spaces at its end. */
const isEncoded = (line: string): boolean =>
  /^[\x20-\x60]*$/.test(line) && line.length <= 3 + Math.ceil((((line.codePointAt(0) ?? 0x20) - 0x20) & 0x3f) / 3) * 4;

const KINDS = {
  uu: { holds: isEncoded, end: /^end[ \t]*$/, bytes: (lines: string[]) => Buffer.concat(lines.map(lineBytes)) },
  base64: {
    holds: (line: string) => /^[\w+/]+={0,2}$/.test(line),
    end: /^====[ \t]*$/,
    bytes: (lines: string[]) => Buffer.from(lines.join(''), 'base64'),
  },
};

/** The file that begins on a line, and the line its last one stands on; undefined where none does. */
const fileAt = (lines: string[], start: number): { file: UuFile; end: number } | undefined => {
  const [, base64, name] = BEGIN.exec(lines[start] ?? '') ?? [];
  if (!name) return undefined;
  const { holds, end: ends, bytes } = base64 ? KINDS.base64 : KINDS.uu;
  let end = start + 1;
  while (end < lines.length && !ends.test(lines[end] ?? '') && holds(lines[end] ?? '')) end++;
  const inside = lines.slice(start + 1, end);
  if (inside.length === 0 || !ends.test(lines[end] ?? '')) return undefined;
  return { file: { name: name.trim(), bytes: bytes(inside) }, end };
};

/** Text without the files that were written into it, and those files. What only looks like one stays in the text. */
export const splitUu = (text: string): { text: string; files: UuFile[] } => {
  if (!/^begin/m.test(text)) return { text, files: [] };
  const lines = text.split('\n');
  const files: UuFile[] = [];
  const rest: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const found = files.length < MAX_FILES ? fileAt(lines, at) : undefined;
    if (found) files.push(found.file);
    else rest.push(lines[at] ?? '');
    at = found?.end ?? at;
  }
  return { text: rest.join('\n'), files };
};
