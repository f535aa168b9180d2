import { isUtf8 } from 'node:buffer';
import { inUtf8, misdeclared } from './charset.ts';

/** Encoded words of one encoding and one charset, one after another (RFC 2047). */
const WORDS =
  /=\?([\w.:-]{1,40})(?:\*[\w-]*)?\?([bq])\?[^?\r\n]*\?=(?:(?:[ \t]|\r?\n[ \t])*=\?\1(?:\*[\w-]*)?\?\2\?[^?\r\n]*\?=)*/gi;
const WORD = /=\?[^?\r\n]*\?[bq]\?([^?\r\n]*)\?=/gi;

const bytesOf = (data: string, encoding: string): Buffer =>
  encoding.toLowerCase() === 'b'
    ? Buffer.from(data, 'base64')
    : Buffer.from(
        data
          .replaceAll('_', ' ')
          .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );

/** Parameters that programs leave at the start of a line, where they belong to the line before (RFC 5322, 2.2.3). */
const UNFOLDED = /^(?:boundary|charset|name|filename|format|type|report-type|protocol)(?:\*\d*)*[ \t]*=/i;

/** Lines of a head with such parameters folded again. */
const folded = (head: string): string => {
  let previous = '';
  return head
    .split('\n')
    .map((line) => {
      const isParameter = UNFOLDED.test(line);
      const isLost = isParameter || (/=\s*$/.test(previous) && /^"[^"]*"/.test(line));
      const mark = isParameter && !/;\s*$/.test(previous) ? ';' : '';
      previous = line;
      return isLost ? ` ${mark}${line}` : line;
    })
    .join('\n');
};

/** A text with some of its places written anew; undefined leaves a place as it is. */
const rewritten = async (
  text: string,
  places: RegExp,
  write: (match: RegExpMatchArray) => Promise<string | undefined>,
): Promise<string> => {
  const pieces: string[] = [];
  let at = 0;
  for (const match of text.matchAll(places)) {
    const better = await write(match);
    if (better === undefined) continue;
    pieces.push(text.slice(at, match.index), better);
    at = match.index + match[0].length;
  }
  return pieces.length > 0 ? pieces.join('') + text.slice(at) : text;
};

/** Encoded words whose bytes are not what they declare, as UTF-8. */
const withRightWords = (head: string): Promise<string> =>
  rewritten(head, WORDS, async ([words, charset = '', encoding = '']) => {
    const bytes = Buffer.concat([...words.matchAll(WORD)].map(([, data = '']) => bytesOf(data, encoding)));
    const text = await misdeclared(bytes, { charset });
    return text === undefined ? undefined : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
  });

/** A parameter in percent signs with its charset (RFC 2231, 4). One that goes on in others may be cut within a letter. */
const EXTENDED = /(\b(?:file)?name\*)=([\w.:-]{0,40})'([\w-]{0,20})'([^\s;'"]{1,2000})/gi;

/** File names in percent signs that are not what they declare, as UTF-8. */
const withRightNames = (head: string): Promise<string> =>
  rewritten(head, EXTENDED, async ([, name = '', charset = '', language = '', value = '']) => {
    const bytes = value.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    const text = await misdeclared(Buffer.from(bytes, 'latin1'), { charset });
    return text === undefined ? undefined : `${name}=utf-8'${language}'${encodeURIComponent(text.toWellFormed())}`;
  });

/** Longest head that is read line by line. */
const MAX_BY_LINE = 200_000;

/** A head in UTF-8, each line by itself: one may hold what another program wrote. Names of fields say nothing of their values. */
const headInUtf8 = async (head: Buffer, charset: string | undefined): Promise<Buffer> => {
  if (isUtf8(head)) return head;
  if (head.length > MAX_BY_LINE) return inUtf8(head, charset);
  const pieces = head.toString('latin1').split(/(?<=\n)|(?<=^[\w-]{1,80}:)/m);
  return Buffer.concat(await Promise.all(pieces.map((piece) => inUtf8(Buffer.from(piece, 'latin1'), charset))));
};

/**
 * The head of a mail or a part as a parser can read it: in UTF-8 where it has letters outside ASCII, with encoded words that
 * hold what they declare, and no parameter lost at the start of a line. One that needs none of this comes back as it is.
 * @param charset what the part declares of its body, which headers in raw bytes usually share
 */
export const repairedHead = async (head: Buffer, charset?: string): Promise<Buffer> => {
  const readable = await headInUtf8(head, charset);
  const latin = readable.toString('latin1');
  const repaired = await withRightNames(await withRightWords(folded(latin)));
  return repaired === latin ? readable : Buffer.from(repaired, 'latin1');
};
