import type { Policy } from '#domain/policy/policy.ts';
import type { Pattern, ReadingRules, WordFamilies } from '#domain/policy/schema/families.ts';

type Named = { at: string; names: string[] };

const namedBy = (patterns: readonly Pattern[], of = ''): Named[] =>
  patterns.map(({ near, unless = [], evenWith = [] }, index) => ({
    at: `${of}patterns.${index}`,
    names: [...near, ...unless, ...evenWith],
  }));

const namedIn = ({ supposing, solved, persisting, elsewhere }: ReadingRules): Named => ({
  at: 'reading',
  names: [...supposing, ...solved, ...persisting, ...elsewhere],
});

const unknown = (named: Named[], { known, files }: { known: WordFamilies; files: [string, string] }): string[] =>
  named.flatMap(({ at, names }) =>
    names
      .filter((name) => !known[name])
      .map((name) => `${files[0]}: ${at}: ${name} is no family of ${files[1]}${alike(name, Object.keys(known))}`),
  );

/** A pattern that names a family there is not would never be found. */
export const families = ({
  severity: { signals, reading },
  families: known,
  requests: { personalData },
}: Pick<Policy, 'severity' | 'families' | 'requests'>): string[] => {
  const { spoken } = personalData ?? {};
  const named = signals.flatMap(({ id, patterns = [] }) => namedBy(patterns, `${id}: `));
  return [
    ...unknown([...named, namedIn(reading)], { known, files: ['severity.yaml', 'families.yaml'] }),
    ...(spoken
      ? unknown([...namedBy(spoken.patterns, 'personalData: '), namedIn(spoken.reading)], {
          known: spoken.families,
          files: ['requests.yaml', 'personalData'],
        })
      : []),
  ];
};

/** The names that a misspelled one may have meant. */
const alike = (name: string, known: string[]): string => {
  const near = known.filter((one) => one.startsWith(name.slice(0, 3)) || name.startsWith(one.slice(0, 3)));
  return near.length > 0 ? ` (did you mean ${near.join(', ')}?)` : '';
};
