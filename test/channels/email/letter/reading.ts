/*
 * Reads a mail in HTML as a person does, apart from the code that reads mails of customers: what is shown, in its order.
 */

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const decoded = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** What is shown: neither the head, nor comments, nor the line that mail programs show beside the subject. */
const shown = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<!doctype[^>]*>/i, '')
    .replace(/<div [^>]*display:none[^>]*>.*?<\/div>/s, '');

const BUTTON = /<td class="go"[^>]*><a href="([^"]*)"[^>]*>(.*?)<\/a><\/td>/gs;

/** Words of a text; the dashes of lists are none. */
export const wordsOfText = (text: string): string[] =>
  text
    .replace(/^[^\S\n]*[-•*] +/gm, '')
    .split(/\s+/)
    .filter(Boolean);

/** Words of a mail: an address stands where the button does, the numbers of lists where they are drawn. */
export const wordsOfHtml = (html: string, link: string): string[] =>
  decoded(
    shown(html)
      .replace(BUTTON, ` ${link} `)
      .replace(/<li value="(\d+)"[^>]*>/g, ' $1. ')
      .replace(/<\/?(?:a|strong|span)(?: [^>]*)?>/g, '')
      .replace(/<[^>]*>/g, ' '),
  )
    .split(/\s+/)
    .filter(Boolean);

/** What is on its buttons. */
export const buttonsOf = (html: string): { to: string; label: string }[] =>
  [...html.matchAll(BUTTON)].map(([, to = '', label = '']) => ({ to: decoded(to), label: decoded(label) }));

/** Where its links lead. */
export const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, to = '']) => decoded(to));

/** The line that mail programs show beside the subject. */
export const preheaderOf = (html: string): string =>
  decoded(/<div [^>]*display:none[^>]*>(.*?)<\/div>/s.exec(html)?.[1] ?? '');

/** The names of all elements it holds. */
export const elementsOf = (html: string): Set<string> =>
  new Set([...html.replace(/<!--.*?-->/gs, '').matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name = '']) => name));

/** Everything that a program might fetch or run by itself. */
export const REMOTE =
  /<(?:img|script|iframe|link|object|embed|video|audio|form|input|base|svg)\b|\b(?:src|srcset|background|action|ping|on\w+)\s*=|url\(|@import|expression\(|http-equiv/i;
