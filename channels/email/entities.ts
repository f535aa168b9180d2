/*
 * Names of characters in HTML (HTML 4.01, 24; of HTML 5 those that mail programs write). Accented letters are put together from
 * letter and mark, which gives all of Latin in every alphabet of Europe.
 */

/** In the order of their codes, from U+00A0 on: punctuation and signs of Latin-1. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest'.split(
    ' ',
  );
/** In the order of their codes, from U+0391 on; `_` has no name. */
const GREEK =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho _ Sigma Tau Upsilon Phi Chi Psi Omega _ _ _ _ _ _ _ alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** Names and characters in turn. */
const OTHERS =
  'amp & lt < gt > quot " apos \' AMP & LT < GT > QUOT " COPY © REG ® ' +
  'szlig ß AElig Æ aelig æ OElig Œ oelig œ Oslash Ø oslash ø ETH Ð eth ð THORN Þ thorn þ times × divide ÷ Lstrok Ł lstrok ł Dstrok Đ dstrok đ Hstrok Ħ hstrok ħ Tstrok Ŧ tstrok ŧ inodot ı imath ı Idot İ IJlig Ĳ ijlig ĳ ' +
  'fnof ƒ circ ˆ tilde ˜ caron ˇ breve ˘ dot ˙ ring ˚ ogon ˛ dblac ˝ thetasym ϑ upsih ϒ piv ϖ ' +
  'ndash – mdash — horbar ― lsquo ‘ rsquo ’ rsquor ’ sbquo ‚ lsquor ‚ ldquo “ rdquo ” rdquor ” bdquo „ ldquor „ dagger † Dagger ‡ bull • bullet • nldr ‥ hellip … mldr … permil ‰ pertenk ‱ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ hyphen ‐ dash ‐ ' +
  'euro € image ℑ weierp ℘ real ℜ trade ™ TRADE ™ numero № copysr ℗ alefsym ℵ ' +
  'larr ← uarr ↑ rarr → darr ↓ harr ↔ varr ↕ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ ' +
  'forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ap ≈ ne ≠ equiv ≡ le ≤ leq ≤ ge ≥ geq ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ odot ⊙ tdot \u20db ' +
  'lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨ rang ⟩ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ star ☆ starf ★ phone ☎ female ♀ male ♂ check ✓ checkmark ✓ cross ✗ ' +
  'frac13 ⅓ frac23 ⅔ frac15 ⅕ frac18 ⅛ frac38 ⅜ frac58 ⅝ frac78 ⅞ half ½ ' +
  'excl ! num # dollar $ percnt % lpar ( rpar ) ast * plus + comma , period . sol / colon : semi ; equals = quest ? commat @ lsqb [ lbrack [ bsol \\ rsqb ] rbrack ] Hat ^ lowbar _ grave ` lcub { lbrace { verbar | vert | rcub } rbrace } ' +
  'bigstar ★ fflig ﬀ filig ﬁ fllig ﬂ squ □ square □ blank ␣ telrec ⌕ sung ♪ flat ♭ natural ♮ sharp ♯';

/** Spaces and signs that are not seen. */
const UNSEEN: Record<string, string> = {
  nbsp: ' ',
  NonBreakingSpace: ' ',
  ensp: ' ',
  emsp: ' ',
  emsp13: ' ',
  emsp14: ' ',
  numsp: ' ',
  puncsp: ' ',
  thinsp: ' ',
  hairsp: ' ',
  Tab: '\t',
  NewLine: '\n',
  shy: '',
  zwnj: '',
  zwj: '\u200d',
  lrm: '',
  rlm: '',
  ZeroWidthSpace: '',
  NoBreak: '',
};

const MARKS: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
  ogon: '\u0328',
  macr: '\u0304',
  breve: '\u0306',
  dblac: '\u030b',
  dot: '\u0307',
};

const NAMED = new Map<string, string>([
  ...LATIN_1.map((name, index): [string, string] => [name, String.fromCodePoint(0xa0 + index)]),
  ...GREEK.map((name, index): [string, string] => [name, String.fromCodePoint(0x391 + index)]),
  ...OTHERS.split(' ').flatMap((name, index, all): [string, string][] =>
    index % 2 === 0 ? [[name, all[index + 1] ?? '']] : [],
  ),
  ...Object.entries(UNSEEN),
]);
NAMED.delete('_');

/** What is written in Windows' code page instead of Unicode (HTML 5, 13.2.5.80). */
const windows = new TextDecoder('windows-1252');

const character = (code: number): string => {
  if (code >= 0x80 && code <= 0x9f) return windows.decode(Uint8Array.of(code));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
};

/** An accented letter; undefined for what is none. */
const accented = (name: string): string | undefined => {
  const mark = MARKS[name.slice(1)];
  const letter = mark && `${name[0]}${mark}`.normalize('NFC');
  return letter?.length === 1 ? letter : undefined;
};

const named = (name: string): string | undefined => NAMED.get(name) ?? accented(name);

/** The names of HTML 5 that need no semicolon, without the accented letters of Latin-1, which need none either. */
const BARE = new Set([
  ...LATIN_1,
  ...'amp AMP lt LT gt GT quot QUOT COPY REG szlig AElig aelig Oslash oslash ETH eth THORN thorn times divide'.split(
    ' ',
  ),
]);

/** The same for a name that no semicolon ends, as parameters of addresses have them: `?id=1&lang=es` holds no bracket. */
const namedBare = (name: string): string | undefined => {
  if (BARE.has(name)) return named(name);
  const letter = accented(name);
  return letter !== undefined && letter <= '\u00ff' ? letter : undefined;
};

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,20}));?/g;

/** Character references as what they stand for. Unknown ones stay as they are. */
const once = (text: string): string =>
  text.replace(REFERENCE, (whole, decimal?: string, ...[hex, name]: (string | undefined)[]) => {
    if (decimal) return character(Number.parseInt(decimal, 10));
    if (hex) return character(Number.parseInt(hex, 16));
    return (whole.endsWith(';') ? named : namedBare)(name ?? '') ?? whole;
  });

/**
 * The text of HTML with its character references decoded (HTML 5, 13.5): without the semicolon at their end numbers, and the names that
 * need none.
 */
export const decodeEntities = (text: string): string => (text.includes('&') ? once(text) : text);
