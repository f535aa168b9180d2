import { isUtf8 } from 'node:buffer';
import { pageName } from './code-page.ts';

/** Bytes as far as their encoding is guessed from them. */
const MAX_SAMPLE = 20_000;
const WESTERN = 'windows-1252';
/** Encodings that customers write in without saying so, as the detector names them and the runtime does. */
const PLAUSIBLE: Record<string, string> = {
  'ISO-8859-1': WESTERN,
  'windows-1252': WESTERN,
  'ISO-8859-2': 'windows-1250',
  'windows-1250': 'windows-1250',
  'ISO-8859-9': 'windows-1254',
  'windows-1254': 'windows-1254',
  'ISO-8859-5': 'iso-8859-5',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'ISO-8859-7': 'windows-1253',
  'windows-1253': 'windows-1253',
  'ISO-8859-8': 'windows-1255',
  'windows-1255': 'windows-1255',
  'ISO-8859-6': 'windows-1256',
  'windows-1256': 'windows-1256',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  Big5: 'big5',
  GB18030: 'gb18030',
};
const LATIN = [WESTERN, 'windows-1250', 'windows-1254'];

/** More letters than this outside ASCII: no text in Latin letters. */
const LATIN_SHARE = 0.45;
/** Fewer bytes outside ASCII say nothing. */
const FEW = 4;
/** How much surer than Western European the detector has to be of another Latin alphabet, and of anything else at all, in percent. */
const SURER = 10;
const SURE = 20;

const hasHighBytes = (bytes: Uint8Array): boolean => bytes.some((byte) => byte >= 0x80);

const isValid = (bytes: Uint8Array, label: string): boolean => {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const knownAs = (label: string): string | undefined => {
  try {
    return label ? new TextDecoder(label).encoding : undefined;
  } catch {
    return undefined;
  }
};

/** What a mail calls an encoding, as the runtime knows it; undefined for what names none (`unknown-8bit`), and for ASCII, which has no more letters. */
const labelOf = (declared: string): string | undefined => {
  const name = declared.trim().toLowerCase();
  if (/^(?:us-)?ascii$|^ansi_x3/.test(name)) return undefined;
  const [, page] = /^(?:x-)?(?:cp|windows|ms|ibm)[-_]?(\d{1,5})$/.exec(name) ?? [];
  const spellings = [name, page ? pageName(Number(page)) : '', name.replace(/^(?:x-|cs)/, '').replace(/[\s._-]+/g, '')];
  return spellings.flatMap((spelling) => knownAs(spelling) ?? [])[0];
};

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** A letter of UTF-8 outside ASCII, in Latin-1 text. */
const UTF8_LETTER =
  '[\\xc2-\\xdf][\\x80-\\xbf]|\\xe0[\\xa0-\\xbf][\\x80-\\xbf]|[\\xe1-\\xef][\\x80-\\xbf]{2}|\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}|[\\xf1-\\xf3][\\x80-\\xbf]{3}|\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2}';
/** Such a letter, or a byte that belongs to none. */
const LETTER = new RegExp(`${UTF8_LETTER}|[\\x80-\\xff]`, 'g');
const RUN = new RegExp(`(?:${UTF8_LETTER})+|[\\x80-\\xff]`, 'g');

/** UTF-8 with other bytes in it, such as a quotation in another encoding or a letter that was cut in half: those as Western European. */
const mixed = (text: string): string => {
  const western = new TextDecoder(WESTERN);
  return text.replace(RUN, (run) => {
    const bytes = Buffer.from(run, 'latin1');
    return run.length > 1 ? bytes.toString('utf8') : western.decode(bytes);
  });
};

/** Whether a text is UTF-8 but for some bytes. */
const isMostlyUtf8 = (text: string): boolean => {
  const letters = text.match(LETTER) ?? [];
  const whole = letters.filter(({ length }) => length > 1).length;
  return whole > 0 && whole >= letters.length - whole;
};

/** The encoding that an HTML text declares in itself. */
const metaOf = (text: string): string | undefined =>
  /<meta[^>]{0,200}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([\w:.-]{2,40})/i.exec(text.slice(0, 4_000))?.[1];

/** What the detector says, surest first; it is loaded where it is needed, which is seldom. */
const detected = async (sample: Uint8Array): Promise<{ label: string; confidence: number }[]> => {
  const { analyse } = await import('chardet');
  return analyse(sample).flatMap(({ name, confidence }) => {
    const label = PLAUSIBLE[name];
    return label && isValid(sample, label) ? [{ label, confidence }] : [];
  });
};

/** The encoding of bytes that do not say it and are no UTF-8: Western European, unless another is clearly likelier. */
const guess = async (bytes: Uint8Array, text: string): Promise<string> => {
  const high = text.match(/[\x80-\xff]/g)?.length ?? 0;
  if (high < FEW) return WESTERN;
  const isLatin = high / (high + (text.match(/[a-z]/gi)?.length ?? 0)) < LATIN_SHARE;
  const found = (await detected(bytes.subarray(0, MAX_SAMPLE))).filter(
    ({ label }) => !isLatin || LATIN.includes(label),
  );
  const western = found.find(({ label }) => label === WESTERN)?.confidence ?? 0;
  const [best] = found.sort((a, b) => b.confidence - a.confidence);
  return best && best.confidence >= (isLatin ? western + SURER : SURE) ? best.label : WESTERN;
};

/** What is declared of bytes: by the header of their part, and whether they are HTML, which may declare it as well. */
export type Declared = { charset?: string | undefined; isHtml?: boolean };

/** Of bytes without a letter outside ASCII: text that is declared to be UTF-16 and is not. */
const asciiText = (bytes: Uint8Array, declared = ''): string | undefined =>
  /utf-?(?:16|32)|ucs-?[24]/i.test(declared) && !bytes.includes(0) ? latin1(bytes) : undefined;

const BOM = [
  { mark: [0xff, 0xfe], label: 'utf-16le' },
  { mark: [0xfe, 0xff], label: 'utf-16be' },
];

/** Encodings of single bytes, in which text that is valid UTF-8 makes no sense. */
const isSingleByte = (label: string): boolean => /^(?:windows|iso-8859|koi8|macintosh|x-mac|ibm)/.test(label);

/** Whether a declaration may stand over bytes that are valid UTF-8: then it is UTF-8, or letters of several bytes that are both. */
const isAsGood = (bytes: Uint8Array, charset: string): boolean => {
  const label = labelOf(charset);
  if (label === undefined) return charset === '';
  return label === 'utf-8' || (!isSingleByte(label) && isValid(bytes, label));
};

/** The encoding of bytes that are no UTF-8, where it is declared in a way that can be true. */
const declaredOf = (bytes: Uint8Array, names: (string | undefined)[]): string | undefined =>
  names.map((name) => labelOf(name ?? '')).find((label) => label && label !== 'utf-8' && isValid(bytes, label));

const notUtf8 = async (bytes: Uint8Array, isHtml: boolean): Promise<string> => {
  const text = latin1(bytes);
  const meta = isHtml ? declaredOf(bytes, [metaOf(text)]) : undefined;
  if (!meta && isMostlyUtf8(text)) return mixed(text);
  return new TextDecoder(meta ?? (await guess(bytes, text))).decode(bytes);
};

/**
 * The text of bytes whose encoding is not declared, or not rightly. UTF-8 is told from all others by its bytes; what is no UTF-8
 * and declared nowhere is windows-1252, unless it is clearly something else (chardet). Undefined where the declaration holds.
 */
export const misdeclared = async (
  bytes: Uint8Array,
  { charset = '', isHtml = false }: Declared,
): Promise<string | undefined> => {
  const bom = BOM.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (bom) return new TextDecoder(bom.label).decode(bytes);
  if (!hasHighBytes(bytes)) return asciiText(bytes, charset);
  if (isUtf8(bytes)) return isAsGood(bytes, charset) ? undefined : new TextDecoder().decode(bytes);
  return declaredOf(bytes, [charset]) ? undefined : notUtf8(bytes, isHtml);
};

/** Bytes in UTF-8, which is what they are in already or become; `charset` is what is known of them. */
export const inUtf8 = async (bytes: Buffer, charset?: string): Promise<Buffer> => {
  if (isUtf8(bytes)) return bytes;
  const label = declaredOf(bytes, [charset]);
  return Buffer.from(label ? new TextDecoder(label).decode(bytes) : await notUtf8(bytes, false));
};
