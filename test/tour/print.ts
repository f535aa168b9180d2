import type { Item, Key, Write } from '#cases/store/table.ts';
import type { Entry } from './journal.ts';

/** Longer values are cut: the page is to be read, and the whole is in the table of any local run. */
const LONGEST = 150;
const LINE = 118;

/** What differs from deployment to deployment, or only costs space, under a name of its own; the same thing always has the same. */
export const namer = (caseId: string) => {
  const hashes = new Map<string, string>([['0'.repeat(64), '<none>']]);
  const hash = (text: string): string => {
    const known = hashes.get(text) ?? `<hash ${hashes.size}>`;
    hashes.set(text, known);
    return known;
  };
  return (text: string): string =>
    text
      .replaceAll(caseId, '<case>')
      .replace(/01938f6a-0000-7000-8000-0{9}(\d{3})/g, '<id $1>')
      .replace(/\b[0-9a-f]{64}\b/g, hash)
      .replace(/\b[0-9a-f]{40}\b/g, '<pseudonym>')
      .replace(/\/t\/[\w-]+/g, '/t/<link>')
      .replace(/\btoken-\d+/g, '<token>')
      .replace(/("?version"?: ?)"?[0-9a-f]{12}"?/gi, '$1<version>')
      .replace(/policyVersion: \w+/g, 'policyVersion: <version>')
      .replace(/@[0-9a-f]{12}\b/g, '@<version>');
};
export type Namer = ReturnType<typeof namer>;

/** A value as one reads it: a plain text without quotes, everything else as JSON with a little air. */
const value = (of: unknown): string => {
  if (typeof of === 'string') return /^[\w.:@+<>#-]+$/.test(of) ? of : JSON.stringify(of);
  return JSON.stringify(of)
    .replaceAll('":', '": ')
    .replaceAll(',"', ', "')
    .replace(/"(\w+)": /g, '$1: ');
};

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);

/** Fields one after the other, in lines that are not too long. */
const fieldLines = (fields: Record<string, unknown>, name: Namer): string[] => {
  const shown = Object.entries(fields).map(([field, of]) => cut(name(`${field}: ${value(of)}`)));
  const lines: string[] = [];
  for (const one of shown) {
    const last = lines.at(-1);
    if (last === undefined || last.length + one.length + 2 > LINE) lines.push(`      ${one}`);
    else lines.splice(-1, 1, `${last}, ${one}`);
  }
  return lines;
};

const keyText = ({ pk, sk }: Key, name: Namer): string => name(`${pk} | ${sk}`);

const INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const;

const indexLines = (fields: Record<string, unknown>, name: Namer): string[] =>
  INDEXES.flatMap((index) => {
    const { [`${index}pk`]: pk, [`${index}sk`]: sk } = fields;
    return pk === undefined && sk === undefined
      ? []
      : [name(`      ${index}: ${pk ?? '(as before)'} | ${sk ?? '(as before)'}`)];
  });

const own = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !/^(?:pk|sk|gsi\d[ps]k)$/.test(field)));

/** What every item of a kind repeats, and the dates that the store derives at every change: shown once. */
const REPEATED = [
  'caseId',
  'effectId',
  'createdAt',
  'regime',
  'timers',
  'answerBy',
  'nextWordBy',
  'lastHash',
  'prevHash',
  'hash',
];

const brief = (write: Write): Write => {
  const less = <T extends Record<string, unknown>>(fields: T): T =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => !REPEATED.includes(field))) as T;
  if ('put' in write) return { ...write, put: less(write.put) };
  return 'update' in write && write.set ? { ...write, set: less(write.set) } : write;
};

const keyOf = (write: Write): Key => ('put' in write ? write.put : 'update' in write ? write.update : write.drop);

/** The end of the history is the condition of every change of a case; its hash says nothing more to a reader. */
const condition = (expect: Record<string, unknown>): string =>
  Object.entries(expect)
    .filter(([field]) => field !== 'lastHash')
    .map(([field, of]) => `${field} is ${value(of)}`)
    .join(' and ');

const writeLines = (write: Write, name: Namer): string[] => {
  const key = keyText(keyOf(write), name);
  if ('drop' in write) return [`  - ${key}`];
  if ('put' in write)
    return [
      `  + ${key}${write.ifAbsent ? '   if absent' : ''}`,
      ...indexLines(write.put, name),
      ...fieldLines(own(write.put), name),
    ];
  const { set = {}, remove = [], expect } = write;
  return [
    `  ~ ${key}${expect ? `   if ${name(condition(expect))}` : ''}`,
    ...indexLines(set, name),
    ...fieldLines(own(set), name),
    ...(remove.length > 0 ? [`      without ${remove.join(', ')}`] : []),
  ];
};

const byKey = (one: Write, other: Write): number => {
  const [a, b] = [one, other].map((write) => `${keyOf(write).pk} ${keyOf(write).sk}`) as [string, string];
  return a < b ? -1 : 1;
};

/**
 * What happened, one thing after the other: states as they are entered, transactions with their writes, mails.
 * @param whole with the fields that repeat
 */
export const entryLines = (entries: Entry[], name: Namer, whole = false): string[] =>
  entries.flatMap((entry) => {
    if (entry.what === 'state') return [`${entry.machine}: ${entry.state}`];
    if (entry.what === 'mail') return [`mail to ${entry.to}: ${entry.subject}`];
    return [
      'one transaction',
      ...entry.writes.toSorted(byKey).flatMap((write) => writeLines(whole ? write : brief(write), name)),
    ];
  });

/** What stands in the indexes: partition, place in it, and the item. */
export const indexRows = (items: Item[], name: Namer): string[] =>
  INDEXES.flatMap((index) =>
    items
      .filter((item) => item[`${index}pk`] !== undefined)
      .map(
        (item) =>
          `| \`${index}\` | \`${name(String(item[`${index}pk`]))}\` | \`${name(String(item[`${index}sk`]))}\` | \`${name(item.sk)}\` |`,
      )
      .sort(),
  );

/** How many items there are of each kind: `CASE#<case> | EVENT#`. */
export const kindRows = (items: Item[], name: Namer): string[] => {
  const kinds = Map.groupBy(items, ({ pk, sk }) =>
    name(/^CASE#/.test(pk) ? `${pk} | ${sk.replace(/#.*/, '#')}` : pk.replace(/#.*/, '#')),
  );
  return [...kinds]
    .map(([kind, all]) => `${String(all.length).padStart(3)}  ${kind}`)
    .sort((a, b) => (a.slice(5) < b.slice(5) ? -1 : 1));
};
