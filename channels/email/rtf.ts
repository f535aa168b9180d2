import { decodePage } from './code-page.ts';
import { htmlText } from './html-text.ts';

/** What the dictionary of compressed RTF holds at first; MS-OXRTFCP, 2.1.2.1. */
const DICTIONARY = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);
const WINDOW = 4096;
const COMPRESSED = 0x75465a4c;
const STORED = 0x414c454d;
const HEADER = 16;
/** Longest RTF that is read, in bytes. */
const MAX_RTF = 2_000_000;

const unpack = (packed: Buffer, size: number): Buffer => {
  const out = Buffer.alloc(DICTIONARY.length + size);
  let to = DICTIONARY.copy(out);
  let at = HEADER;
  const next = () => packed[at++] ?? 0;
  const repeat = (back: number, length: number) => {
    for (const end = Math.min(out.length, to + length); to < end; to++) out[to] = out[to - back] ?? 0;
  };
  for (let flags = 1; to < out.length && at < packed.length; flags >>= 1) {
    if (flags === 1) flags = 0x100 | next();
    if (flags & 1) {
      const reference = (next() << 8) | next();
      const back = (to - (reference >> 4)) & (WINDOW - 1);
      // A reference to the place that is written next is the end.
      if (back === 0) break;
      repeat(back, (reference & 15) + 2);
    } else out[to++] = next();
  }
  return out.subarray(DICTIONARY.length, to);
};

/** The RTF in a compressed body of Outlook (MS-OXRTFCP); empty if it is none. The checksum is not asked. */
export const decompressRtf = (packed: Buffer): Buffer => {
  if (packed.length < HEADER) return Buffer.alloc(0);
  const kind = packed.readUInt32LE(8);
  // No run of compressed bytes grows by more than this.
  const size = Math.min(packed.readUInt32LE(4), MAX_RTF, packed.length * 9);
  if (kind === COMPRESSED) return unpack(packed, size);
  return kind === STORED ? packed.subarray(HEADER, HEADER + size) : Buffer.alloc(0);
};

/** Groups whose content is not for reading. */
const HIDDEN = new Set('colortbl fonttbl footer footnote header info objdata pict stylesheet themedata'.split(' '));
/** Control words and symbols that are characters. */
const CHARACTERS: Record<string, string> = Object.fromEntries([
  ...['par', 'line', 'sect', 'page', 'row', '\r', '\n'].map((name) => [name, '\n'] as const),
  ...['tab', 'cell'].map((name) => [name, '\t'] as const),
  ...[...'\\{}'].map((symbol) => [symbol, symbol] as const),
  ...Object.entries({ '~': ' ', _: '-', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”' }),
  ...Object.entries({ bullet: '•', endash: '–', emdash: '—' }),
]);

/** Text, or a byte; a control word with its number; a control symbol; a brace. Line ends between them mean nothing. */
const TOKEN = /([^\\{}\r\n]+)|\\'([\da-f]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([\s\S])|([{}])|[\r\n]+/gi;
const MAX_GROUPS = 1000;

type Group = { hidden: boolean; starred: boolean; onlyRtf: boolean; fallback: number };

/** Text under construction: knows the group it stands in and the code page of the bytes. */
const page = () => {
  const outer: Group[] = [];
  let group: Group = { hidden: false, starred: false, onlyRtf: false, fallback: 1 };
  let codePage: number | undefined;
  let isHtml = false;
  let text = '';
  let bytes = '';
  let replaced = 0;
  const shown = () => !group.hidden && !group.onlyRtf;
  const flush = () => {
    if (bytes) text += decodePage(Buffer.from(bytes, 'latin1'), codePage);
    bytes = '';
  };
  const character = (written: string) => {
    if (!shown()) return;
    flush();
    text += written;
  };
  const words: Record<string, (number: number | undefined) => void> = {
    ansicpg: (number) => {
      codePage = number;
    },
    fromhtml: () => {
      isHtml = true;
    },
    htmlrtf: (number) => {
      group.onlyRtf = number !== 0;
    },
    uc: (number = 1) => {
      group.fallback = Math.max(0, number);
    },
    u: (number = 0) => {
      character(String.fromCharCode(number & 0xffff));
      replaced = group.fallback;
    },
  };
  return {
    /** Bytes in the code page; those that stand for a character that was written already are passed over. */
    bytes: (found: string) => {
      const over = Math.min(replaced, found.length);
      replaced -= over;
      if (shown()) bytes += found.slice(over);
    },
    word: (name: string, number: number | undefined) => {
      if (HIDDEN.has(name) || (group.starred && name !== 'htmltag')) group.hidden = true;
      group.starred = name === '*';
      const written = CHARACTERS[name];
      if (written) character(written);
      else if (Object.hasOwn(words, name)) words[name]?.(number);
    },
    brace: (brace: string) => {
      flush();
      replaced = 0;
      if (brace === '}') group = outer.pop() ?? group;
      else if (outer.length < MAX_GROUPS) {
        outer.push(group);
        group = { ...group, starred: false };
      }
    },
    text: () => {
      flush();
      return isHtml ? htmlText(text) : text.trim();
    },
  };
};

/** The readable text of RTF; where it was made from HTML, that of the HTML in it (MS-OXRTFEX). */
export const rtfText = (rtf: Buffer): string => {
  const source = rtf.subarray(0, MAX_RTF).toString('latin1');
  const out = page();
  const token = new RegExp(TOKEN);
  /** Where the next token begins. */
  const take = ([, text = '', hex, word, digits, symbol, brace]: RegExpExecArray): number => {
    const number = digits === undefined ? undefined : Number(digits);
    if (word === 'bin') return token.lastIndex + Math.max(0, number ?? 0);
    const name = word ?? symbol;
    if (name) out.word(name, number);
    else if (brace) out.brace(brace);
    else out.bytes(hex ? String.fromCharCode(Number.parseInt(hex, 16)) : text);
    return token.lastIndex;
  };
  for (let found = token.exec(source); found; found = token.exec(source)) token.lastIndex = take(found);
  return out.text();
};
