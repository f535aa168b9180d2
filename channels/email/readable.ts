import { type KnownWords, knownWords } from '#domain/messages/known-words.ts';
import { attributionAt, unquoted } from './attribution.ts';
import { headEnd } from './quoted-head.ts';
import { isFarewell, saysSomething, signatureLines } from './signature.ts';

const FORWARDED =
  /^[-_*\s]*(?:(?:begin |inicio del )?(?:forwarded message|mensaje reenviado|missatge reenviat|mensaxe reenviada|mensagem (?:encaminhada|reencaminhada)|message transféré|birbidalitako mezua))\s{0,20}:?[-_*\s]{0,200}$/i;
const FORWARDING_SUBJECT = /^\s*(?:fwd?|rv|enc|tr|wg|reenv)\s*:/i;
const QUOTED = /^\s*>/;
const RULER = /^[-_=*\s]{5,}$/;
/** Who says so has answered within what is quoted. */
const BELOW =
  /(?<!\p{L})(?:(?:m[aá]s )?abajo|debajo|entre l[ií]neas|a continuaci[oó]n|en (?:rojo|azul|verde|negrita|may[uú]sculas)|below|in ?line|in (?:red|blue|bold|caps)|a sota|més avall|azpian|abaixo|ci-dessous|en rouge|unten|qui sotto|hieronder)(?!\p{L})/iu;

/** What of an answer is read, and what is folded away: the mail it answers, and a signature. */
export type ReadAnswer = { text: string; hidden?: string };

/** A line without its marks; no rule needs to see more than its beginning and its end. */
const bare = (line: string): string => {
  const text = unquoted(line).trim();
  return text.length > 400 ? `${text.slice(0, 200)} ${text.slice(-200)}` : text;
};

const tidy = (lines: readonly string[]): string => {
  const end = lines.findLastIndex((line) => line.trim() !== '' && !RULER.test(line.slice(0, 200)));
  return lines
    .slice(0, end + 1)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};

/** A mail that answers nothing, as it is read: whole. */
export const readWhole = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** A mail line by line on its way to being read. */
type Page = {
  lines: readonly string[];
  /** The lines without marks of quotation. */
  bared: readonly string[];
  /** Which lines are known, since we or the customer wrote them before. */
  covered: readonly boolean[];
  /** Whether any line is. */
  knows: boolean;
  /** Which lines are folded away. */
  hidden: boolean[];
};

const hide = ({ hidden }: Page, from: number, to: number): void => {
  hidden.fill(true, from, to);
};

const shown = ({ lines, hidden }: Page, to = lines.length): string[] =>
  lines.slice(0, to).filter((_, at) => !hidden[at]);

/** The next line that is not empty. */
const nextAfter = (lines: readonly string[], at: number): number => {
  let next = at + 1;
  while (next < lines.length && lines[next]?.trim() === '') next++;
  return next;
};

/** Whether somebody seems to have answered between the lines: they say so, or a question is followed by something. */
const isAnsweredWithin = ({ bared }: Page, own: readonly string[], from: number): boolean =>
  own.some((line) => BELOW.test(line)) ||
  bared.some((line, at) => {
    if (at < from || !/\?\s*$/.test(line)) return false;
    const next = bared[nextAfter(bared, at)] ?? '';
    return next !== '' && !/\?\s*$/.test(next) && !isFarewell(next) && !RULER.test(next);
  });

/** Where a quotation begins that a line heads or attributes to somebody, and its first line; `isSure` as of `Attribution`. */
const quotationAt = ({ bared }: Page, at: number): { start: number; body: number; isSure: boolean } | undefined => {
  const end = headEnd(bared, at);
  if (end !== undefined) return { start: at, body: end, isSure: true };
  const attribution = attributionAt(bared, at);
  return attribution && { ...attribution, body: at + 1 };
};

/** Lines of what we know to be quoted: what is not known was written between them, and stays. */
const hideKnown = (page: Page, from: number): void => {
  const { lines, bared, covered } = page;
  for (let at = from; at < lines.length; at++) {
    const head = quotationAt(page, at);
    if (head) hide(page, Math.max(from, head.start), head.body);
    const isAdded = QUOTED.test(lines[at] ?? '') || RULER.test(bared[at] ?? '') || bared[at] === '';
    if (covered[at] || isAdded) hide(page, at, at + 1);
    if (head) at = head.body - 1;
  }
};

/**
 * What is quoted without marks, below the head or the attribution from `start` to `body`. Where we know the words, what lies
 * between them stays; else all goes if the answer stands above it, and all stays if not: rather too much than too little.
 */
const foldUnmarked = (page: Page, { start, body }: { start: number; body: number }): void => {
  const { lines, covered } = page;
  if (covered.slice(body).some(Boolean)) {
    hide(page, start, body);
    hideKnown(page, body);
    return;
  }
  const own = shown(page, start);
  // "They wrote me this:": who introduces it wants it read.
  const isIntroduced = lines[start - 1]?.trimEnd().endsWith(':') ?? false;
  if (!isIntroduced && saysSomething(own) && !isAnsweredWithin(page, own, body)) hide(page, start, lines.length);
};

/** Whether what is quoted is marked; some telephones mark the attribution too. */
const isMarked = ({ lines }: Page, { body }: { body: number }): boolean =>
  QUOTED.test(lines[nextAfter(lines, body - 1)] ?? '');

/** Whether a marked line was written into a quotation that we know: in HTML the answer gets the marks of what it stands in. */
const isAddedTo = ({ lines, bared, covered, knows }: Page, at: number): boolean =>
  knows &&
  !covered[at] &&
  /^\s*>(?!\s*>)/.test(lines[at] ?? '') &&
  /^(?!https?:\S+$).*[\p{L}\p{N}]/u.test(bared[at] ?? '');

/** Whether a line is marked and quotes: below an attribution, or what is known. Else it is a list of the sender's. */
const isQuoted = (page: Page, at: number, isBelow: boolean): boolean =>
  QUOTED.test(page.lines[at] ?? '') && (page.covered[at] === true || (isBelow && !isAddedTo(page, at)));

/** A quotation without marks, if one begins here; within what is marked none does. */
const isUnmarked = (
  { lines, covered }: Page,
  { isSure, body }: { isSure: boolean; body: number },
  at: number,
): boolean => !QUOTED.test(lines[at] ?? '') && (isSure || covered[body] === true);

/**
 * Folds what is quoted.
 * @returns where a forwarded mail begins, which stays, since it may be the complaint itself
 */
const foldQuotations = (page: Page): number => {
  const { lines, bared } = page;
  let isBelow = false;
  for (let at = 0; at < lines.length; at++) {
    if (FORWARDED.test(bared[at] ?? '')) return at;
    const head = quotationAt(page, at);
    if (head && isMarked(page, head)) {
      hide(page, head.start, head.body);
      isBelow = true;
    } else if (head && isUnmarked(page, head, at)) {
      foldUnmarked(page, head);
      return lines.length;
    }
    if (isQuoted(page, at, isBelow)) hide(page, at, at + 1);
  }
  return lines.length;
};

const foldSignature = (page: Page): void => {
  const places = Array.from(page.lines.keys()).filter((at) => !page.hidden[at]);
  const linesAt = (some: readonly number[]) => some.map((at) => page.lines[at] ?? '');
  const signature = new Set(signatureLines(linesAt(places)).map((index) => places[index] ?? 0));
  if (saysSomething(linesAt(places.filter((at) => !signature.has(at)))))
    for (const at of signature) hide(page, at, at + 1);
};

/**
 * Reads a mail that answers one: without the mail it answers and without the signature, which are folded away. What was written
 * between the quoted lines stays, so does a forwarded mail, and everything where nothing but a greeting would remain. For
 * reading only: the original is kept as it came.
 * @param known the words of the case it joins, ours and the customer's; what is quoted is known by them
 */
export const readAnswer = (
  text: string,
  { subject = '', known = knownWords([]) }: { subject?: string; known?: KnownWords } = {},
): ReadAnswer => {
  const lines = text.split('\n');
  if (FORWARDING_SUBJECT.test(subject)) return { text: readWhole(text) };
  const covered = known.covers(lines);
  const knows = covered.some(Boolean);
  const page: Page = { lines, bared: lines.map(bare), covered, knows, hidden: lines.map(() => false) };
  const end = foldQuotations(page);
  if (end === lines.length) foldSignature(page);
  const own = shown(page);
  if (!saysSomething(own)) return { text: readWhole(text) };
  const hidden = tidy(lines.filter((_, at) => page.hidden[at]));
  return { text: tidy(own), ...(hidden && { hidden }) };
};
