import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Document,
  type ErrorCode,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type * as z from 'zod/mini';
import { fieldsAt } from './fields-at.ts';

type Source = {
  value: unknown;
  /** The line that something stands on, by its path; the nearest around it where it is not there. */
  lineOf: (path: PropertyKey[]) => number;
};

/** What a file is written in, by its first bytes; UTF-8 where they do not say another thing. */
const decoded = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.includes(0);
  if (isWide) throw new Error('is not written as UTF-8 (it looks like UTF-16). Save it as UTF-8');
  const text = Buffer.from(bytes).toString('utf8');
  const at = text.indexOf('\ufffd');
  if (at >= 0 && !Buffer.from(text).equals(Buffer.from(bytes)))
    throw new Error(`is not written as UTF-8 (line ${text.slice(0, at).split('\n').length}). Save it as UTF-8`);
  return text;
};

/** `1.000` is a thousand to whoever writes it in Spain, and one to YAML. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/;

const ambiguousNumbers = (document: Document, lineAt: (offset: number) => number): string[] => {
  const found: string[] = [];
  visit(document, {
    Scalar: (_key, { value, source = '', range }) => {
      if (typeof value !== 'number' || !THOUSANDS.test(source)) return;
      const ways = `${source.replaceAll('.', '')} or ${value}`;
      found.push(`${source} could be read as ${ways}: write which (line ${lineAt(range?.[0] ?? 0)})`);
    },
  });
  return found;
};

const rangeOf = (document: Document, path: readonly PropertyKey[]): number => {
  const node: unknown = path.length > 0 ? document.getIn(path, true) : document.contents;
  if (isNode(node) && node.range) return node.range[0];
  const around: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pair = isMap(around) && around.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
  return path.length > 0 ? rangeOf(document, path.slice(0, -1)) : 0;
};

/** What to do, by the codes of the parser, whose own words are for whoever knows YAML. */
const ADVICE: Partial<Record<ErrorCode, string>> = {
  MULTIPLE_DOCS: 'one document is read: take away the line ---',
  BLOCK_AS_IMPLICIT_KEY: 'text with a colon goes between quotes',
  BAD_ALIAS: 'text that begins with * or & goes between quotes',
  DUPLICATE_KEY: 'take one of them away',
  TAB_AS_INDENT: 'indent with spaces',
  MISSING_CHAR: 'look for quotes and brackets that are not closed, and at the spaces that lines begin with',
  BAD_INDENT: 'look at the spaces it begins with',
};

/** What is wrong with how a file is written that no parser has plain words for. */
const slipIn = (text: string): string | undefined => {
  if (/\r/.test(text) && !/\n/.test(text)) return 'has line ends of another system (CR alone): save it with LF';
  const lines = text.split('\n');
  const marks = lines.findIndex((line) => /^(<{7}|>{7}) /.test(line));
  return marks < 0 ? undefined : `holds the marks of a merge (line ${marks + 1})`;
};

const wordsOf = ({ code, message, pos: [start] }: YAMLError, text: string, line: number): string => {
  const begin = text.lastIndexOf('\n', start) + 1;
  if (/^[ ]*\t/.test(text.slice(begin))) return `begins with a tab: indent with spaces (line ${line})`;
  const said = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').replace(/; please use .*/, '');
  return `${said}${ADVICE[code] ? `; ${ADVICE[code]}` : ''} (line ${line})`;
};

/** @throws Error where something is named that stands nowhere: what `*` begins is a name to YAML */
const contentOf = (document: Document): unknown => {
  try {
    return document.toJS();
  } catch (error) {
    throw new Error(`${(error as Error).message}; ${ADVICE.BAD_ALIAS}`);
  }
};

/** @throws Error that says what is wrong with the file as such, without its name */
const parsed = (text: string): Source => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const [wrong] = document.errors;
  const problem =
    slipIn(text) ?? (wrong ? wordsOf(wrong, text, lineAt(wrong.pos[0])) : ambiguousNumbers(document, lineAt)[0]);
  if (problem) throw new Error(problem);
  return { value: contentOf(document), lineOf: (path) => lineAt(rangeOf(document, path)) };
};

/** @throws Error that says what is wrong with the file as such, without its name */
const read = (place: string): Source => {
  const text = decoded(readFileSync(place));
  return place.endsWith('.json') ? { value: JSON.parse(text), lineOf: () => 0 } : parsed(text);
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

type Issue = z.core.$ZodIssue;

/** What to write instead, where what was written looks like something that was meant. */
const adviceOn = (issue: Issue, written: unknown): string => {
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return '; a day that there is, written like 2026-12-28';
  if (issue.code !== 'invalid_type') return '';
  if (written === null) return '; nothing is written there';
  if (typeof written !== 'string') return '';
  if (/^(number|int)$/.test(issue.expected) && /\d/.test(written))
    return `; "${written}" is no number: write digits alone`;
  return issue.expected === 'boolean' ? '; write true or false' : '';
};

const said = (issue: Issue, { value, lineOf }: Source, schema: z.ZodMiniType): string => {
  const place = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const fields = unknown === undefined ? [] : fieldsAt(schema, issue.path);
  const allowed = fields.length > 0 ? `; there are ${fields.join(', ')}` : '';
  const advice = adviceOn(issue, valueAt(value, issue.path));
  const line = lineOf(unknown === undefined ? issue.path : [...issue.path, unknown]);
  return `${place}${issue.message}${allowed}${advice}${line > 0 ? ` (line ${line})` : ''}`;
};

/** @throws Error where there is no such folder */
export const needFolder = (folder: string): void => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`There is no folder ${folder}, in which the files of a policy would lie.`);
};

const inWords = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'is missing';
  return code === 'EISDIR' ? 'is a folder' : message;
};

/** Reads and validates one file; what is wrong goes to `problems`, with its file, path and line. */
export const readYaml = (
  { folder, file }: { folder: string; file: string },
  schema: z.ZodMiniType,
  problems: string[],
): unknown => {
  let source: Source;
  try {
    source = read(join(folder, file));
  } catch (error) {
    problems.push(`${file}: ${inWords(error)}`);
    return undefined;
  }
  const checked = schema.safeParse(source.value);
  if (checked.success) return checked.data;
  if (source.value === null) problems.push(`${file}: is empty`);
  else problems.push(...checked.error.issues.map((issue) => `${file}: ${said(issue, source, schema)}`));
  return undefined;
};
