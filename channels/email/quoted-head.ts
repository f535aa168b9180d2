/** The names of the fields that mail programs put above what they quote, in the languages of Europe. */
const FIELDS = {
  from: 'de|de part de|de la part de|remitente|from|von|da|nork|nondik|igorlea|van|od|feladó|fra|från|lähettäjä|от|від|expéditeur',
  date: 'enviado(?: el)?|enviat(?: el)?|enviada(?: em)?|envoyé(?: le)?|sent|fecha|date|data|gesendet|datum|inviato|bidalia|bidaltze-data|verzonden|wysłano|wysłane|elküldve|küldve|sendt|skickat|dato|lähetetty|päivämäärä|отправлено|надіслано|дата',
  to: 'para|per a|a|to|à|an|nori|hartzailea|destinatario|aan|do|címzett|til|till|vastaanottaja|кому|cc|copia|copie à|reply-to|antwort an|risposta',
  subject: 'asunto|assumpte|tema|assunto|objet|subject|betreff|oggetto|gaia|onderwerp|temat|tárgy|emne|ämne|aihe|тема',
} as const;
type Field = keyof typeof FIELDS;

/** `De: X`, `De :X`, `**De:** X`, `*De:* X`, `| De | X`. */
const fieldPattern = (names: string): RegExp => new RegExp(`^[*_|\\s]{0,4}(?:${names})[*_]{0,2}\\s?:[*_]{0,2}`, 'iu');
const PATTERNS = Object.entries(FIELDS).map(([field, names]) => [field as Field, fieldPattern(names)] as const);
/** A form that was filled in has these besides, and is no mail that is quoted. */
const FORM = fieldPattern(
  'mensaje|missatge|mensagem|mensaxe|mezua|message|comentarios?|comments?|descripci[oó]n|texto',
);

const ORIGINAL =
  /^[-_*\s]*(?:mensaje original|original message|missatge original|mensaxe orixinal|mensagem original|jatorrizko mezua|message d['’]origine|ursprüngliche nachricht|messaggio originale|oorspronkelijk bericht|(?:oryginalna )?wiadomość(?: oryginalna)?|eredeti üzenet|oprindelig (?:meddelelse|besked)|alkuperäinen viesti|opprinnelig melding|original ?meddelande|ursprungligt meddelande|исходное сообщение|оригинальное сообщение)\s{0,20}:?[-_*\s]{0,200}$/iu;
/** Web mail of Orange and La Poste. */
const MESSAGE_OF = /^[-_*\s]*message du\s*:?\s.{0,60}\d/i;
/** Lotus Notes on one line: the sender, the date between dashes, the beginning of the text or the subject. */
const LOTUS_LINE = /^.{2,80}?\s?-{2,4}\s?\d{1,4}[./-]\d{1,2}[./-]\d{1,4} \d{1,2}[:.]\d{2}.{0,12}?\s?-{2,4}/;
/** Lotus Notes on lines of their own: a name, then nothing but the date and hour. */
const LOTUS_DATE =
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.? ?m\.?)?(?: \p{Lu}{2,5})?$/iu;
const ADDRESS = /@[^\s<>@]+\.\p{L}/u;

/** A field that only mail has, or an hour. */
const SENT_AT =
  /^[*_ \t]{0,20}(?:env|sent\b|gesendet|inviato|bidal|verzonden|wys|elk|k[üu]ld|sendt|skickat|l[äa]hetetty|отправлено|надіслано)|\d{1,2}[:.h]\d{2}/imu;

const MOST_LINES = 10;

/** A line that names a field, as often as not with the value on the next line. */
const fieldOf = (line: string): Field | undefined => PATTERNS.find(([, pattern]) => pattern.test(line))?.[0];

/** The fields in a row from a line on, and the line after them; long values may be broken once. */
const blockAt = (lines: readonly string[], start: number) => {
  const found = new Set<Field>();
  let [end, broken] = [start, 0];
  for (let at = start; at < Math.min(lines.length, start + MOST_LINES); at++) {
    const line = lines[at] ?? '';
    const field = fieldOf(line);
    if (field) {
      found.add(field);
      [end, broken] = [at + 1, 0];
    } else if (++broken > 1 || FORM.test(line)) break;
  }
  return { found, end, text: lines.slice(start, end).join('\n') };
};

/** Whether a block of fields heads a mail, and not a form or a flight ("De: Madrid, A: Oslo, Fecha: 12 de mayo"). */
const headsMail = ({ found, text }: ReturnType<typeof blockAt>): boolean =>
  found.has('from') &&
  found.has('date') &&
  (ADDRESS.test(text) ? found.has('subject') || found.has('to') : found.has('subject') && SENT_AT.test(text));

/** A name of a field alone on its line, as Lotus Notes writes it above the value. */
const LABEL = /^(?:para|to|cc|asunto|subject|assumpte|objet|betreff|oggetto)$/i;

/** The line after fields whose names stand alone, from a line on; that line where there are none. */
const labelsEnd = (lines: readonly string[], from: number): number => {
  const last = lines.slice(from, from + MOST_LINES).findLastIndex((line) => LABEL.test(line));
  return last < 0 ? from : from + last + 2;
};

/** Two lines of Lotus Notes, with the fields below them. */
const lotusAt = (lines: readonly string[], start: number): number | undefined => {
  if (!lines[start]?.trim() || !LOTUS_DATE.test(lines[start + 1]?.trim() ?? '')) return undefined;
  const from = start + 2;
  const labels = labelsEnd(lines, from);
  if (labels > from) return labels;
  const next = lines.slice(from, from + 2).findIndex((line) => fieldOf(line) !== undefined);
  if (next < 0) return undefined;
  const { found, end } = blockAt(lines, from + next);
  return found.has('to') || found.has('subject') ? end : undefined;
};

/**
 * The line after the head of a quoted mail that begins on a line (Outlook, Lotus Notes, web mail); undefined if none does.
 * @param lines without quotation marks at their beginning
 */
export const headEnd = (lines: readonly string[], start: number): number | undefined => {
  const line = lines[start] ?? '';
  const isMark = ORIGINAL.test(line) || MESSAGE_OF.test(line);
  const first = isMark && lines[start + 1]?.trim() === '' ? start + 2 : isMark ? start + 1 : start;
  const block = fieldOf(lines[first] ?? '') ? blockAt(lines, first) : undefined;
  if (isMark) return block && block.found.size > 1 ? block.end : start + 1;
  if (LOTUS_LINE.test(line)) return start + 1;
  if (block && headsMail(block) && !lines.slice(start, block.end + 2).some((next) => FORM.test(next))) return block.end;
  return lotusAt(lines, start);
};
