/** How mail programs say "wrote", at the end of the line above a quotation or before the date in brackets. */
const WROTE =
  /(?:escribi[oó]|escribiu|escreveu|(?:va |ha )?escri(?:ure|t)|a écrit|idatzi du|wrote|writes|schrieb|schreef|geschreven|ha scritto|skrev|napisał(?:\(a\)|a)?|ezt írta|kirjoitti|написал(?:\(а\)|а)?|пише|пишет)(?:\s{0,20}\([^()]{0,120}\)?)?\s{0,20}:?[\s*_-]{0,80}$/iu;
/** "Me escribió": whoever says this tells of it, and quotes nothing. */
const TOLD =
  /(?<!\p{L})(?:me|nos|m'|ens|mi|ci|mir|uns|told me|to me|to us)\s+(?:va |ha |han |hau )?(?:escri|wrote|schrieb|idatzi|scritto)/iu;
const COLON = /[:：]\s{0,20}[*_-]{0,20}\s{0,20}$/;
/** Web mail that puts it between dashes (Zoho). */
const DASHED = /^-{2,} .* -{2,}$/;
const ADDRESS = /[^\s<>()@"]@[^\s<>()@".]+\.[^\s<>()@"]/;
/** As mail programs write an address: in angle brackets, perhaps broken over lines. */
const BRACKETED = /<\s{0,20}(?:mailto:)?[^\s<>@]{1,64}@[^\s<>@]{1,255}\s{0,20}>/;
const DAY =
  /(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)|(?<!\d)(?:19|20)\d{2}(?!\d)|(?<!\d)\d{1,2}\.?\s+(?:de\s+|d['’])?\p{L}{3,}/u;
const TIME = /(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)/;
/** How a line begins that goes on from the one above: with an address, or in the midst of a date. */
const CONTINUES = /^(?:[<(]|(?:del?|d['’]|of|a las|a les|às|ás|at|à|um|om|kl\.?|alle)[ \d]|\d{4}[ ,])/u;
const HOUR_ALONE = /^[\d\s:.,h]+$/;

const QUOTE_MARKS = /^[\s>|]+/;
/** How many lines an attribution may be broken over. */
const MOST_LINES = 5;
const MOST_CHARACTERS = 500;

/** A line above a quotation that says who wrote it, and when. */
export type Attribution = {
  /** Its first line. */
  start: number;
  /** It is written as only mail programs do: what is below is quoted, even if nothing marks it. */
  isSure: boolean;
};

const isAttribution = (joined: string): boolean => {
  const hasDay = DAY.test(joined);
  if (WROTE.test(joined)) return hasDay || ADDRESS.test(joined);
  return COLON.test(joined) && (ADDRESS.test(joined) || (hasDay && TIME.test(joined)));
};

/** Whether a line goes on from the one above it. */
const goesOn = (line: string, above: string): boolean =>
  HOUR_ALONE.test(above) ||
  (CONTINUES.test(line) &&
    !COLON.test(above) &&
    (/^[<(]/.test(line) || (DAY.test(above) && !/[.!?…]\s*$/.test(above))));

/** Earlier, where the line goes on from the one above it. */
const beginning = (lines: readonly string[], from: number, first: number): number => {
  let start = from;
  while (start > first && lines[start - 1]?.trim() && goesOn(lines[start] ?? '', lines[start - 1] ?? '')) start--;
  return start;
};

/** Where an attribution may begin that ends on a line, nearest first, with all its words from there. */
const candidates = (lines: readonly string[], end: number): { start: number; said: string }[] => {
  const found: { start: number; said: string }[] = [];
  let said = '';
  for (let start = end; start > end - MOST_LINES && lines[start]?.trim(); start--) {
    said = `${lines[start]} ${said}`.trim();
    if (said.length > MOST_CHARACTERS || (start < end && COLON.test(lines[start] ?? ''))) break;
    found.push({ start: beginning(lines, start, Math.max(0, end - MOST_LINES + 1)), said });
  }
  return found;
};

/**
 * The attribution that ends on a line, in whatever language: it ends in a colon or in "wrote" and holds an address, or a day
 * with an hour. It may be broken over some lines.
 * @param lines without quotation marks at their beginning
 */
export const attributionAt = (lines: readonly string[], end: number): Attribution | undefined => {
  const last = lines[end] ?? '';
  if (!COLON.test(last) && !WROTE.test(last)) return undefined;
  const all = candidates(lines, end).filter(({ said }) => isAttribution(said));
  const found =
    all.find(({ said }) => DAY.test(said) && BRACKETED.test(said)) ?? all.find(({ said }) => DAY.test(said)) ?? all[0];
  if (!found) return undefined;
  const said = lines.slice(found.start, end + 1).join(' ');
  const isWritten = BRACKETED.test(said) && (DAY.test(said) || WROTE.test(last));
  return { start: found.start, isSure: (isWritten && !TOLD.test(said)) || DASHED.test(said) };
};

/** A line without the marks of a quotation. */
export const unquoted = (line: string): string => line.replace(QUOTE_MARKS, '');
