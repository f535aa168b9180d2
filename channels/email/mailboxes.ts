import { decodeWords } from 'postal-mime';
import { type Piece, piecesOf } from './header-pieces.ts';

/** Somebody as a header names them. The address stands as it was written there. */
export type Mailbox = { name?: string; address: string };

/** A header as far as it is read, in characters. */
const MAX_HEADER = 20_000;
const MAX_MAILBOXES = 50;
const MAX_NAME = 120;

const PLAIN = '[^\\s\\p{Cc}<>()\\[\\],:;"@\\\\]';
/** An address in running text; a local part may be quoted, and a host may be a number in brackets. */
const ADDRESS = new RegExp(
  `(?:"(?:[^"\\\\\\p{Cc}]|\\\\.){1,62}"|${PLAIN}{1,64})@(?:\\[[\\w.:]{3,60}\\]|${PLAIN}{1,190})`,
  'u',
);

/** The address in what stands between angle brackets: without a route, comments or spaces around its dots (RFC 5322, 4.4). */
const addressIn = (angle: string): string | undefined => {
  const bare = angle
    .replace(/\([^()]*\)/g, '')
    .replace(/^\s*(?:mailto:|@[^:<>]*:)/i, '')
    .replace(/\s{0,50}([.@])\s{0,50}/g, '$1');
  return ADDRESS.exec(bare)?.[0]?.replace(/(?<!\.)\.+$/, '');
};

/** A name as people read it: encoded words decoded, on one line. */
const nameOf = (text: string): { name?: string } => {
  const name = decodeWords(text.trim())
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '')
    .slice(0, MAX_NAME)
    .toWellFormed();
  return name ? { name } : {};
};

/** An address as it is written, without the apostrophes some put around it. */
const bare = (address: string): string => address.replace(/^'(.*)'$/, '$1').replace(/(?<!\.)\.+$/, '');

/** What stands before angle brackets: mailboxes that are an address alone, and the name of the one in the brackets. */
const beforeAngle = (words: string): { others: Mailbox[]; name: string } => {
  const entries = words.split(/(?<=[,;])/);
  const isAddress = (entry: string) => new RegExp(`^\\s*${ADDRESS.source}\\s*[,;]$`, 'u').test(entry);
  const last = entries.findLastIndex(isAddress);
  const others = entries.filter(isAddress).map((entry) => ({ address: bare(entry.replace(/[,;]\s*$/, '').trim()) }));
  return { others, name: entries.slice(last + 1).join('') };
};

/** Those with angle brackets, each with all the words before it as its name, and those before them that are an address alone. */
const angled = (pieces: Piece[]): Mailbox[] => {
  const found: Mailbox[] = [];
  let before = '';
  let comment = '';
  const take: Record<Piece['kind'], (text: string) => void> = {
    comment: (text) => {
      comment ||= text;
    },
    quoted: (text) => {
      before += ` ${text} `;
    },
    words: (text) => {
      const { others, name } = beforeAngle(text);
      found.push(...others);
      before = others.length > 0 ? name : before + name;
    },
    angle: (text) => {
      const address = addressIn(text);
      if (!address) return;
      found.push({ ...nameOf(before.trim() ? before : comment), address: bare(address) });
      before = '';
      comment = '';
    },
  };
  for (const { kind, text } of pieces) take[kind](text);
  return pieces.some(({ kind, text }) => kind === 'angle' && addressIn(text)) ? found : [];
};

/** Those that stand in running text, around comments: `ana@example.org (Ana)`, `Team: ana@example.org, luis@example.org;`. */
const unangled = (pieces: Piece[]): Mailbox[] => {
  const comments = pieces.filter(({ kind }) => kind === 'comment').map(({ text }) => text);
  const words = pieces
    .map(({ kind, text }) => ({ words: text, quoted: `"${text}"`, comment: '', angle: '' })[kind])
    .join('');
  const found = [...words.matchAll(new RegExp(ADDRESS.source, 'gu'))].slice(0, MAX_MAILBOXES);
  const [only] = found.length === 1 ? found : [];
  const around = only ? words.replace(only[0], ' ').replace(/["']/g, '') : '';
  return found.map(([address], index) => ({
    ...(index === 0 && nameOf(comments[0] ?? around)),
    address: bare(address),
  }));
};

/** Where nothing else is an address: what is quoted, in a comment, or one encoded word that holds all of it. */
const hidden = (value: string, pieces: Piece[]): Mailbox[] => {
  const decoded = decodeWords(value);
  if (decoded !== value) return unlike(piecesOf(decoded));
  return pieces.flatMap(({ text }) => ADDRESS.exec(text)?.[0] ?? []).map((address) => ({ address: bare(address) }));
};

const unlike = (pieces: Piece[]): Mailbox[] => {
  const found = angled(pieces);
  return found.length > 0 ? found : unangled(pieces);
};

/**
 * Everybody whom the value of an address header names (RFC 5322, 3.4), however badly: names with commas, colons or brackets
 * in them, groups, comments, unclosed brackets. An address between angle brackets is surer than one in a name or a comment.
 */
export const mailboxesIn = (value: string): Mailbox[] => {
  const header = value.slice(0, MAX_HEADER);
  const pieces = piecesOf(header);
  const found = unlike(pieces);
  return (found.length > 0 ? found : hidden(header, pieces)).slice(0, MAX_MAILBOXES);
};
