/** What amounts of other currencies weigh: euros for one unit, roughly, by ISO 4217 code. */
export type Rates = Partial<Record<string, number>>;

const NUMBER = String.raw`\d{1,3}(?:[.,' ]\d{3}){1,5}(?:[.,]\d{1,2})?|\d{1,15}(?:[.,]\d{1,2})?`;
const BEFORE = String.raw`US\$|U\$S|USD|R\$|S\/\.?|MXN|MX\$|COP|CLP|ARS|AR\$|PEN|BRL|GBP|EUR|[€£$]`;
const AFTER = String.raw`€|£|\$|eur(?:os?)?\b|d[oó]lar(?:es)?\b|dollars?\b|usd\b|libras?\b|pounds?\b|gbp\b|quid\b|soles\b|pen\b|reais\b|reales\b|brl\b|pesos?\b|mxn\b|cop\b|clp\b|ars\b|d[oò]lars\b|lliures\b`;
const AMOUNT = new RegExp(
  String.raw`(?<![\d.,])(?:(${BEFORE})\s?(${NUMBER})(\s(?:mil|millones|milhões|thousand|million|k)\b|k\b)?|(${NUMBER})(\s?(?:mil|millones|millón|milhões|thousand|million|k)\b)?\s?(?:de\s)?(${AFTER}))`,
  'giu',
);
/** `mil euros`, `dos mil soles`, `a thousand pounds`: written in words. */
const IN_WORDS = new RegExp(
  String.raw`\b(?:(dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|two|three|four|five|six|seven|eight|nine|ten)\s)?(mil|miles|thousand|millones|million)\s(?:de\s|of\s)?(${AFTER})`,
  'giu',
);
const DIGITS = 'dos tres cuatro cinco seis siete ocho nueve diez'.split(' ');
const DIGITS_EN = 'two three four five six seven eight nine ten'.split(' ');

const CURRENCIES: [RegExp, string][] = [
  [/^(?:€|eur)/i, 'EUR'],
  [/^(?:us\$|u\$s|usd|d[oóò]l|doll)/i, 'USD'],
  [/^(?:s\/|soles|pen)/i, 'PEN'],
  [/^(?:r\$|reais|reales|brl)/i, 'BRL'],
  [/^(?:£|libra|pound|gbp|quid|lliures)/i, 'GBP'],
  [/^(?:mx)/i, 'MXN'],
  [/^cop/i, 'COP'],
  [/^clp/i, 'CLP'],
  [/^ar[s$]/i, 'ARS'],
];
/** Words that tell whose pesos somebody means: the country, or its authorities. */
const PESOS: [RegExp, string][] = [
  [/m[eé]xic|profeco|condusef|ifetel/i, 'MXN'],
  [/chile|sernac|\bcmf\b/i, 'CLP'],
  [/colombia|superintendencia de industria|\bsic\b|bogot[aá]|medell[ií]n/i, 'COP'],
  [/argentin|enargas|enre\b|enacom|buenos aires/i, 'ARS'],
];
/** A sum of pesos from which on it is hardly one of Mexico: a hundred thousand pesos are some euros elsewhere. */
const LARGE_PESOS = 20_000;

/** What a text says of the money in it, looked for once and only where an amount asks. */
const placeOf = (text: string) => {
  let country: { code: string | undefined } | undefined;
  let english: boolean | undefined;
  return {
    pesos: (value: number): string => {
      country ??= { code: PESOS.find(([pattern]) => pattern.test(text))?.[1] };
      return country.code ?? (value >= LARGE_PESOS ? 'CLP' : 'MXN');
    },
    isEnglish: (): boolean => {
      english ??= /\b(?:the|and|my|you|was)\b/i.test(text);
      return english;
    },
  };
};

/** The currency of a sign or word; a bare `$` and `pesos` are told by the text, `$` in English is the dollar. */
const currencyOf = (sign: string, place: ReturnType<typeof placeOf>, value: number): string => {
  const known = CURRENCIES.find(([pattern]) => pattern.test(sign))?.[1];
  if (known) return known;
  return sign === '$' && place.isEnglish() ? 'USD' : place.pesos(value);
};

/** `1.234,56`, `1,234.56` and `1234` in units; a group of three digits at the end is no decimal part. */
const unitsOf = (written: string): number => {
  const [, whole = '', cents = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(written) ?? [];
  return Number(whole.replace(/[.,' ]/g, '')) + Number(`0.${cents || 0}`);
};

const timesOf = (word: string | undefined): number => {
  if (!word) return 1;
  return /^\s?mill|milh/i.test(word) ? 1_000_000 : 1000;
};

const smallNumber = (word: string | undefined): number => {
  if (!word) return 1;
  const at = Math.max(DIGITS.indexOf(word.toLowerCase()), DIGITS_EN.indexOf(word.toLowerCase()));
  return at < 0 ? 1 : at + 2;
};

/** The highest amount that a text names, in cents of euros; 0 if none. Currencies without a rate weigh nothing. */
export const highestAmount = (text: string, rates: Rates = {}): number => {
  const place = placeOf(text);
  const cents = (value: number, sign: string): number => {
    const currency = currencyOf(sign, place, value);
    return Math.round(value * (currency === 'EUR' ? 1 : (rates[currency] ?? 0)) * 100);
  };
  const written = [...text.matchAll(AMOUNT)].map(([, before, first, times, second, timesAfter, after]) =>
    cents(unitsOf(first ?? second ?? '0') * timesOf(times ?? timesAfter), before ?? after ?? ''),
  );
  const inWords = [...text.matchAll(IN_WORDS)].map(([, digit, times, sign]) =>
    cents(smallNumber(digit) * timesOf(times), sign ?? ''),
  );
  return [...written, ...inWords].reduce((most, one) => Math.max(most, one), 0);
};

/** A text without the sums of money that it names. */
export const withoutAmounts = (text: string): string => text.replace(AMOUNT, '[amount]').replace(IN_WORDS, '[amount]');
