const END = '(?:[\\s,.:;!¡-]|\\p{Extended_Pictographic}|\\ufe0f)*$';
/** How a greeting begins, in the languages of Spain and its neighbors. */
const GREETING =
  /^[¡\s]*(?:hola|buen[oa]s(?: d[ií]as| tardes| noches)?|muy buenas|estimad[oa]s?|apreciad[oa]s?|benvolgu(?:t|ts|da|des)|distinguid[oa]s?|querid[oa]s?|señor(?:es|as?)?|senyors?|a quien corresponda|bon[as]? (?:dia|tarda|nit|vespre|día|tarde|noite)s?|bo[ma]s? (?:dia|día|tarde|noite)s?|ol[aá]|kaixo|egun on|arratsalde on|bonjour|bonsoir|hi|hello|hey|dear|good (?:morning|afternoon|evening)|to whom it may concern|hallo|guten (?:tag|morgen|abend)|sehr geehrte\w*|buongiorno|salve|ciao)(?![\p{L}\p{N}])/iu;
/** Who is greeted without a name. */
const GREETED =
  /^(?:a|de|del|y|e|i|al|la|el|sr|sra|sres|señor|señora|señores|señoras|senyors|equipo|equip|team|tod[oa]s|tothom|all|there|sirs?|madam|or|atenci[oó]n|cliente|compañeros)$/iu;
const CLOSING = new RegExp(
  `^(?:(?:un |muchos |reciban? un )?(?:cordial(?:es)? )?saludos?(?: cordial(?:es)?)?|atentamente|muy atentamente|(?:una )?salutaci(?:ó|ons)n?s?(?: cordials?)?|cordialment(?:e)?|atentament(?:e)?|saúdos|unha aperta|agur(?: bero bat)?|cumprimentos|atenciosamente|(?:bien )?cordialement|(?:kind |best |warm )?regards|best wishes|best|yours(?: sincerely| faithfully| truly)?|sincerely|cheers|(?:mit )?(?:freundlichen|lieben|besten|viele|beste|liebe|mit lieben) grü(?:ß|ss)en?(?: / .{0,30})?|mfg|cordiali saluti|distinti saluti|met vriendelijke groet(?:en)?)${END}`,
  'iu',
);
/** What programs put under what is sent from them. */
const DEVICE_NAME =
  /(?:outlook|iphone|ipad|ipod|ios|android|samsung|galaxy|huawei|xiaomi|redmi|blackberry|nokia|htc|yahoo|gmail|mail(?:box)?|correo(?: para windows)?|windows|proton|thunderbird|airmail|móvil|movil|teléfono|telefono|smartphone|mobil\p{L}*|phone|tel[eè]fon|telemóvel|portable|handy|tablet|dispositiu|dispositivo|device|gailu\p{L}*|cell|k-9)/iu;
const SENT =
  /^[<(*_\s]*(?:(?:mensaje )?enviad[oa] (?:desde|a partir d[eo]l?|con|do|pelo|polo)|enviat (?:des d['’e]l?|des de|amb)|sent (?:from|via|with|by)|envoyée? (?:depuis|à partir d[eu]|de|avec)|inviato da\p{L}*|gesendet (?:von|mit)|(?:diese nachricht wurde )?von mein\p{L}* .{0,60} gesendet|verzonden (?:vanaf|met|vanuit)|wysłano z|skickat från|sendt fra|lähetetty|отправлено (?:с|из)|bidalia nire|nire .{0,40} bidalia|(?:obtener|get|obteniu|obter|téléchargez|descargar?) \[?outlook)(?![\p{L}])/iu;
const MARK = /^(?:-{2,4}\s?|[—–―]|__+)$/;

const wordsOf = (line: string): string[] => line.match(/[\p{L}\p{N}]+/gu) ?? [];

/** "From my" and the name of a thing. */
const OF_MINE =
  /(?<!\p{L})(?:mi|my|mon|mein\p{L}*|meu|meva|mio|nire|mijn|min)(?: [\p{L}\d®+-]+){0,4}? (?:[A-Z]{2}|\p{L}*\d)[\p{L}\d®+-]*\.?$/u;

/** Whoever goes on tells something. */
const TELLS = /(?<!\p{L})(?:porque|que|y|i|eta|pero|no|se|nunca|because|and|but|not|never)(?!\p{L})/iu;
const MOST_WORDS = 12;

/** The name of a program and its link. */
const WITH_LINK = /^[\p{L}' ]{4,40} \p{Lu}\p{L}+ [(<[]*https?:\S+$/u;

/** A line that a telephone or a mail program added: "Enviado desde mi iPhone". Whoever tells of a parcel ends the sentence, or names no device. */
const isDevice = (line: string): boolean => {
  const text = line.trim();
  const said = text.replace(/<[^<>]*>$|(?<=.)\([^()]*\)|https?:\S+/g, '').trim();
  return (
    text.length <= 160 &&
    said.length <= 80 &&
    SENT.test(text) &&
    (DEVICE_NAME.test(said) || OF_MINE.test(said) || WITH_LINK.test(text)) &&
    !/[,;]|\d{1,2} de /.test(said) &&
    !TELLS.test(said) &&
    wordsOf(said).length <= MOST_WORDS
  );
};

const CONTACT =
  /(?:\+?\d[\d\s().-]{6,30}\d|(?<!\S)\S+@\S+|https?:\S+|www\.\S+|(?:tel|tlf|tfno|m[oó]vil|mobile|mobil|phone|fax|c|calle|avda|avenida|plaza|carrer|street|cp)\b[.:/ºª]*)/giu;

/** Whether a line may stand in a signature: a name, a firm, an address, a number, a link, a farewell; no sentence. */
const isOfSignature = (line: string): boolean => {
  const text = line.trim();
  if (CLOSING.test(text) || isDevice(text)) return true;
  const rest = text.replace(CONTACT, ' ');
  if (/^p\.?\s?[ds]\.?(?![\p{L}])/iu.test(text) || text.length > 80) return false;
  const words = wordsOf(rest).filter((word) => word.length > 3 && !/^\d/.test(word));
  return words.length <= 6 && words.every((word) => /^\p{Lu}/u.test(word)) && !/[!?]\s*$/.test(text);
};

const MOST_LINES = 8;

/** Whether everything from a line on may stand in a signature, and is short. */
const isSignature = (lines: readonly string[], from: number): boolean => {
  let written = 0;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (++written > MOST_LINES || !isOfSignature(line)) return false;
  }
  return true;
};

/**
 * The lines of a signature, by their place: from the mark that begins it to the end, or the lines alone that a telephone added.
 * What is written there in sentences (a postscript, say) is no signature.
 */
export const signatureLines = (lines: readonly string[]): number[] => {
  const found: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (at > 0 && (MARK.test(line.trim()) || isDevice(line)) && isSignature(lines, at + 1))
      return [...found, ...Array.from(lines.keys()).slice(at)];
    if (at > 0 && isDevice(line)) found.push(at);
  }
  return found;
};

/** Whether a line greets and says nothing else. */
const isGreeting = (line: string): boolean => {
  const [greeting] = GREETING.exec(line) ?? [];
  if (greeting === undefined) return false;
  const rest = wordsOf(line.slice(greeting.length));
  return (rest.length <= 5 && /[,:]$/.test(line)) || rest.every((word) => /^\p{Lu}/u.test(word) || GREETED.test(word));
};

/** Whether lines say anything besides a greeting, a farewell and a name. */
export const saysSomething = (lines: readonly string[]): boolean => {
  const written = lines.map((line) => line.trim()).filter((line) => wordsOf(line).length > 0);
  const farewell = written.findIndex((line) => CLOSING.test(line));
  return written.some((line, at) => {
    if (isGreeting(line) || CLOSING.test(line) || isDevice(line)) return false;
    return !(farewell >= 0 && at > farewell && isOfSignature(line)) && !(wordsOf(line).length <= 5 && /:$/.test(line));
  });
};

/** Whether a line is a farewell, or thanks that lead to one. */
export const isFarewell = (line: string): boolean =>
  CLOSING.test(line.trim()) ||
  /^(?:muchas |mil |moltes )?(?:gracias|gràcies|grazas|obrigad[oa]|thanks?|merci|danke|grazie|eskerrik)/iu.test(
    line.trim(),
  );
