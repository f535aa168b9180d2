/** How mail programs end the line before a quotation, in es, ca, gl, eu, pt, fr, en, de, it. */
const WROTE =
  /(?:escribi[oó]|escribiu|escreveu|va escriure|ha escrit|a écrit|idatzi du|wrote|writes|schrieb|ha scritto)\s*:?[\s-]*$/i;
const BEGINS_ATTRIBUTION =
  /^(?:(?:el|on|le|em|o|a|am|at|il|dia|al|en|dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge)\b|\d{4}|\d{1,2}[-/. ])/i;
const MAIL_ADDRESS = /<\s*(?:mailto:)?[^\s<>@]+@[^\s<>@]+>/;
const DATE = /\d[-/.:, ]/;

const ORIGINAL =
  /^(?:mensaje original|original message|missatge original|mensaxe orixinal|mensagem original|jatorrizko mezua|message d['’]origine|ursprüngliche nachricht|messaggio originale)[-_*\s]*$/i;
const FORWARDED =
  /^(?:(?:begin |inicio del )?(?:forwarded message|mensaje reenviado|missatge reenviat|mensaxe reenviada|mensagem (?:encaminhada|reencaminhada)|message transféré|birbidalitako mezua))\s*:?[-_*\s]*$/i;
const FORWARDING_SUBJECT = /^\s*(?:fwd?|rv|enc|tr|wg|reenv)\s*:/i;

/** The fields of the header block that Outlook puts above what it quotes. */
const HEADER_FIELDS = [
  /^\*?(?:de|from|von|da|de la part de|nork|nondik)\s?:\*?\s/i,
  /^\*?(?:enviado(?: el)?|enviat(?: el)?|enviada(?: em)?|envoyé(?: le)?|sent|fecha|date|data|gesendet|inviato|bidalia|bidaltze-data)\s?:\*?\s/i,
  /^\*?(?:para|per a|a|to|à|an|nori|asunto|assumpte|assunto|objet|subject|betreff|oggetto|gaia)\s?:\*?\s/i,
];

const QUOTED = /^\s*>/;
const RULER = /^[-_=*\s]{5,}$/;
/** Lines that begin a signature: the old mark of two hyphens, and what telephones add. */
const SIGNATURE =
  /^(?:--\s?|(?:enviado|enviat|sent|envoyé|envoyée|inviato) (?:desde|des d|do|de|from|via|con|amb|depuis|dal)\b.{0,60}|bidalia nire .{0,40}|(?:obtener|get|obteniu|obter|téléchargez) outlook .{0,40})$/i;

/** How many lines an attribution may be broken over. */
const ATTRIBUTION_LINES = 3;
const HEADER_LINES = 6;

/**
 * Where an attribution starts that ends on this line ("El lun, 2 jun 2025, Ana\n<ana@example.com> escribió:"): it says
 * "wrote" and either begins with a date or holds an address. Undefined if it is the sender who speaks.
 */
const attributionStart = (lines: string[], end: number): number | undefined => {
  const last = lines[end] ?? '';
  const wrote = WROTE.test(last);
  if (!wrote && !/>\s?:$/.test(last)) return undefined;
  let joined = '';
  for (let start = end; start > end - ATTRIBUTION_LINES && lines[start]; start--) {
    joined = `${lines[start]} ${joined}`;
    if (BEGINS_ATTRIBUTION.test(joined) && DATE.test(joined)) return start;
  }
  return wrote && MAIL_ADDRESS.test(last) ? end : undefined;
};

/** Whether a header block begins on this line. */
const isHeaderBlock = (lines: string[], start: number): boolean => {
  if (!HEADER_FIELDS.some((field) => field.test(lines[start] ?? ''))) return false;
  const block = lines.slice(start, start + HEADER_LINES);
  return HEADER_FIELDS.every((field) => block.some((line) => field.test(line)));
};

/** A line without its quotation marks; no rule needs to see more than its beginning and its end. */
const bare = (line: string): string => {
  const text = line.trim();
  return (text.length > 400 ? `${text.slice(0, 200)} ${text.slice(-200)}` : text).replace(
    /^[>*_\s-]{1,20}(?=[^\s>*_-])/,
    '',
  );
};

/**
 * The first quotation of an answered mail: where it starts, where the quoted text begins, and whether the quoted lines are
 * marked with `>` (then the sender may have answered between them). A forwarded mail is no quotation.
 */
const quotationOf = (lines: string[]): { start: number; body: number; marked: boolean } | undefined => {
  const bared = lines.map(bare);
  for (const [index, line] of bared.entries()) {
    if (FORWARDED.test(line)) return undefined;
    if (ORIGINAL.test(line) || isHeaderBlock(bared, index)) return { start: index, body: index + 1, marked: false };
    const start = attributionStart(bared, index);
    if (start === undefined) continue;
    const next = lines.slice(index + 1, index + 4).find((candidate) => candidate.trim() !== '');
    return { start, body: index + 1, marked: next !== undefined && QUOTED.test(next) };
  }
  return undefined;
};

const unmarked = (lines: string[]): string[] => lines.filter((line) => !QUOTED.test(line));

/** Everything before the quotation, and what stands between its marked lines. */
const ownLines = (lines: string[]): string[] => {
  const quotation = quotationOf(lines);
  if (!quotation) return lines;
  const before = lines.slice(0, quotation.start);
  return quotation.marked ? [...unmarked(before), ...unmarked(lines.slice(quotation.body))] : before;
};

const withoutSignature = (lines: string[]): string[] => {
  const start = lines.findIndex((line, index) => index > 0 && SIGNATURE.test(line.trim().slice(0, 100)));
  return start < 0 ? lines : lines.slice(0, start);
};

const tidy = (lines: string[]): string => {
  const end = lines.findLastIndex((line) => line.trim() !== '' && !RULER.test(line.slice(0, 200)));
  return lines
    .slice(0, end + 1)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};

/**
 * The words of a mail that are new: without the mail it answers and without the signature. Forwarded mail stays, since it
 * may be the complaint itself; so does everything where nothing of the sender's would remain. For reading only: the
 * original is kept as it came.
 */
export const readable = (text: string, subject = ''): string => {
  const lines = text.split('\n');
  const own = FORWARDING_SUBJECT.test(subject) ? lines : ownLines(lines);
  return tidy(withoutSignature(own)) || tidy(own) || tidy(lines);
};
