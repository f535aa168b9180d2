import { canonicalAddress } from '#domain/mail-address.ts';
import { isOwn, type MailSettings } from './mail-settings.ts';
import { type Mailbox, mailboxesIn } from './mailboxes.ts';
import type { InboundMail } from './parse.ts';

/** A mail that lies in another, as whoever sent it on shows it. */
export type Forwarded = {
  from: Mailbox;
  subject: string;
  /** What it says. */
  text: string;
  /** What whoever sent it on wrote above it; may be empty. */
  note: string;
};

/** The names of the fields that mail programs put above what they send on: es, ca, gl, eu, pt, fr, de, it, en. */
const FIELDS = {
  from: /^(?:de|from|von|da|de la part de|de part de|de parte de|exp[ée]diteur|remitente|remitent|remetente|nork|nondik|igorlea|absender|mittente)$/,
  date: /^(?:enviado(?: el)?|enviat(?: el)?|enviada(?: em| el)?|envoyé(?: le)?|sent|fecha|data|date|datum|gesendet(?: am)?|inviato|bidalia|bidaltze-data|noiz|quando)$/,
  to: /^(?:para|per a|per|a|to|à|an|nori|destinatario|destinatari|destinatário|destinataire|empfänger|hartzailea|cc|bcc|copia)$/,
  subject: /^(?:asunto|assumpte|assunto|objet|sujet|subject|betreff|oggetto|gaia|tema)$/,
} as const;
type Field = keyof typeof FIELDS;

const FIELD = /^([\p{L}][\p{L} -]{0,24}?)(?: · [A-Z][a-z]+)?\s{0,3}:(?!\/\/)\s*(.*)$/u;
const ENCLOSED = /^-{3} Mensaje adjunto · Attached message -{3}$/;
const SUBJECT_PREFIX = /^\s*(?:(?:fwd?|rv|reenv|enc|tr|wg|i|fw|re|aw|sv|bir|br|birb)\s*:\s*)+/i;
/** Lines that mail programs put above the fields, and lines of signs alone. */
const MARK =
  /(?:forwarded message|mensaje reenviado|missatge reenviat|mensaxe reenviada|mensagem (?:encaminhada|reencaminhada)|message transf[ée]r[ée]|birbidalitako mezua|weitergeleitete nachricht|messaggio inoltrato|mensaje original|original message|missatge original|mensaxe orixinal|mensagem original|jatorrizko mezua|message d['’]origine|urspr[üu]ngliche nachricht)|^[-_=*\s>]{3,}$/i;
/** The line above a quotation: it names an address and ends with a colon. */
const ATTRIBUTION = /[<(\s][^\s<>()@]{1,64}@[^\s<>()@.]{1,63}\.[^\s<>()@]{1,190}[>)]?[^@]{0,40}:\s{0,20}$/;

const MOST_LINES = 2000;
const BLOCK_LINES = 12;
/** How far apart two fields may stand: a long field is broken over lines. */
const GAP = 2;

/** A line without the signs of quotation and of emphasis around it. */
const bare = (line: string): string =>
  line
    .slice(0, 1000)
    .replace(/^[\s>|*_]+/, '')
    .replace(/\*+/g, '')
    .trim();

/** What a mail client writes around an address when it shows one: `[mailto:ana@example.org]`. */
const withAngles = (text: string): string =>
  text
    .replace(/[[(<]\s{0,20}mailto:([^\])>\s]{1,320})[^\])>]{0,200}[\])>]/gi, '<$1>')
    .replace(/<([^<>\s]+)><\1>/g, '<$1>');

const fieldOf = (line: string): { field: Field; value: string } | undefined => {
  const [, name = '', value = ''] = FIELD.exec(bare(line)) ?? [];
  const field = (Object.keys(FIELDS) as Field[]).find((key) => FIELDS[key].test(name.toLowerCase()));
  return field && { field, value };
};

type Block = { start: number; end: number; fields: Partial<Record<Field, string>> };

/** The fields that begin at a line. One that comes again is of the mail itself, but for those that name whom it was sent to. */
const fieldsAt = (lines: string[], start: number): { fields: Block['fields']; end: number } => {
  const fields: Block['fields'] = {};
  let end = start;
  for (let at = start; at < Math.min(lines.length, start + BLOCK_LINES) && at - end <= GAP; at++) {
    const found = fieldOf(lines[at] ?? '');
    if (found && fields[found.field] !== undefined && found.field !== 'to') break;
    if (!found) continue;
    fields[found.field] ??= found.value;
    end = at + 1;
  }
  return { fields, end };
};

/** A block of fields: whom it is from, and at least one of the others. A name may be so long that its address stands in the next line. */
const blockAt = (lines: string[], start: number): Block | undefined => {
  const { fields, end } = fieldsAt(lines, start);
  const { from, ...others } = fields;
  if (from === undefined || Object.keys(others).length === 0) return undefined;
  const whole = from.includes('@') ? from : `${from} ${bare(lines[start + 1] ?? '')}`;
  return { start, end, fields: { ...fields, from: whole } };
};

type Found = { from: Mailbox; subject: string | undefined; start: number; end: number };

const senderIn = (text: string): Mailbox | undefined => mailboxesIn(withAngles(text))[0];

const foundIn = (lines: string[], at: number): Found | undefined => {
  const line = lines[at] ?? '';
  if (fieldOf(line)?.field === 'from') {
    const block = blockAt(lines, at);
    const from = block && senderIn(block.fields.from ?? '');
    return from && { from, subject: block.fields.subject, start: at, end: block.end };
  }
  if (!ATTRIBUTION.test(line) || !/^\s*>/.test(lines.slice(at + 1, at + 4).find((next) => next.trim() !== '') ?? ''))
    return undefined;
  const [address] = /[^\s<>()"]{1,64}@[^\s<>()":]{1,255}/.exec(line) ?? [];
  const from = address && senderIn(`<${address}>`);
  return from ? { from, subject: undefined, start: at, end: at + 1 } : undefined;
};

const isQuoted = (lines: string[]): boolean => {
  const written = lines.filter((line) => line.trim() !== '');
  return written.length > 0 && written.every((line) => /^\s*>/.test(line));
};

const textOf = (lines: string[]): string => {
  const shown = isQuoted(lines) ? lines.map((line) => line.replace(/^\s*> ?/, '')) : lines;
  return shown.join('\n').trim();
};

/** What stands above the fields, without the line that announces them. */
const noteOf = (lines: string[]): string => {
  const kept = [...lines];
  while (
    kept.length > 0 &&
    (bare(kept.at(-1) ?? '') === '' || MARK.test(kept.at(-1) ?? '') || ENCLOSED.test(kept.at(-1) ?? ''))
  )
    kept.pop();
  return kept.join('\n').trim();
};

const withoutPrefix = (subject: string): string => subject.replace(SUBJECT_PREFIX, '').trim();

/**
 * The mail of somebody outside that a mail of the company sends on: by the fields above it, by the line above a quotation, or as
 * a message that lies in it. Of several, one in the other, the first that is not of the company. Undefined where there is none,
 * or where whoever wrote it is among those the mail is sent to: then it answers them, and we are copied in.
 */
export const forwardedIn = (mail: InboundMail, settings: MailSettings): Forwarded | undefined => {
  const lines = mail.text.split('\n').slice(0, MOST_LINES);
  for (let at = 0; at < lines.length; at++) {
    const found = foundIn(lines, at);
    if (!found) continue;
    const address = canonicalAddress(found.from.address);
    if (isOwn(settings, address) || settings.staff.has(address)) continue;
    if (mail.recipients.includes(address)) return undefined;
    const subject = withoutPrefix(found.subject?.trim() || mail.subject);
    const text = textOf(lines.slice(found.end));
    return { from: found.from, subject, text, note: noteOf(lines.slice(0, found.start)) };
  }
  return undefined;
};
