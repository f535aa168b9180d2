import { decodeEntities } from './entities.ts';
import { visibility } from './html-visibility.ts';

/** Elements whose content is not for reading. */
const HIDDEN = new Set(['script', 'style', 'head', 'title', 'template']);
/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'address article aside blockquote center div dl dd dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);
const SPACED = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

const CELLS = new Set(['td', 'th']);
const MAX_DEPTH = 9;

/** Lines under construction: knows how deep inside quotations and preformatted text it stands. */
const page = () => {
  const lines: string[] = [];
  let current = '';
  const depth = { blockquote: 0, pre: 0 };
  const end = () => {
    const line = current.trimEnd();
    if (line !== '' || lines.at(-1) !== '') lines.push(line === '' ? '' : '> '.repeat(depth.blockquote) + line);
    current = '';
  };
  const fresh = () => {
    if (current.trim() !== '') end();
    current = '';
  };
  const block = (name: string, closing: boolean) => {
    fresh();
    if (SPACED.has(name) && closing) end();
    if (name === 'li' && !closing) current = '- ';
    if (name === 'blockquote' || name === 'pre')
      depth[name] = Math.min(MAX_DEPTH, Math.max(0, depth[name] + (closing ? -1 : 1)));
  };
  return {
    write: (text: string) => {
      const [first = '', ...others] = depth.pre > 0 ? text.split('\n') : [text.replace(/\s+/g, ' ')];
      current += current === '' && depth.pre === 0 ? first.trimStart() : first;
      for (const line of others) {
        end();
        current = line;
      }
    },
    tag: (name: string, closing: boolean) => {
      if (name === 'br') end();
      else if (BLOCKS.has(name)) block(name, closing);
      else if (CELLS.has(name) && !closing && current !== '') current += ' ';
    },
    text: () => {
      fresh();
      return lines.join('\n').trim();
    },
  };
};

/** A comment, or a tag with its name in lower case; `end` is where the text goes on. Undefined if it never closes. */
const markupAt = (html: string, start: number): { end: number; name?: string; closing: boolean } | undefined => {
  const comment = html.startsWith('<!--', start);
  const close = html.indexOf(comment ? '-->' : '>', start + 1);
  if (close < 0) return undefined;
  if (comment) return { end: close + 3, closing: false };
  const [, slash, name] = /^<(\/?)([a-z][a-z0-9]*)/.exec(html.slice(start, start + 16).toLowerCase()) ?? [];
  return { end: close + 1, closing: slash === '/', ...(name && { name }) };
};

/** Where the content of a hidden element ends, or the end of the document. */
const endOfHidden = (html: string, name: string, from: number): number => {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
};

/** @param isWhole whether it is read with what a reader does not see */
const read = (html: string, isWhole: boolean): string => {
  const out = page();
  const shown = visibility(html);
  const isOut = () => !isWhole && shown.isHidden();
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    if (!isOut()) out.write(decodeEntities(html.slice(at, open < 0 ? html.length : open)));
    const markup = open < 0 ? undefined : markupAt(html, open);
    if (!markup) break;
    const { name = '', closing, end } = markup;
    at = HIDDEN.has(name) && !closing ? endOfHidden(html, name, end) : end;
    if (!isOut()) out.tag(name, closing);
    shown.tag(name, closing, html.slice(open, end));
  }
  return out.text();
};

/**
 * The readable text of an HTML mail: blocks become lines, quotations get `> ` as in plain mail, so that the rules for
 * cutting replies hold for both. What its sender made nobody see, such as the line that mail programs show beside the subject, is no
 * word of theirs, unless there is no other. Linear in the length, whatever the markup: mail comes from strangers.
 */
export const htmlText = (html: string): string => read(html, false) || read(html, true);
