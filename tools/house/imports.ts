import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Each source file with the files of the repository and the packages that it imports, types counted. */
export type ImportGraph = Map<string, string[]>;

/** What may stand before an import: white space and comments. */
const BLANK = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/;
const IMPORT = /^import\b(?:[^;'"]*\bfrom\b)?\s*(['"])([^'"]+)\1[^;]*;/;
/** `import('…')`, also in a type; `vi.mock('…')`; `export … from '…'`. */
const LATER =
  /\b(?:import|vi\.mock)\(\s*(['"])(?<called>[^'"\s]+)\1|^export\b[^;'"`=]*\bfrom\s+(['"])(?<exported>[^'"\s]+)\3/gm;

const firstOf = (pattern: RegExp, text: string): RegExpExecArray | undefined => pattern.exec(text) ?? undefined;

/** Imports stand at the top of a file; what looks like one further down, in a text, is none. */
const headOf = (source: string): { specifiers: string[]; rest: string } => {
  const specifiers: string[] = [];
  let rest = source;
  for (;;) {
    const blank = firstOf(BLANK, rest);
    const found = blank ?? firstOf(IMPORT, rest);
    if (!found) return { specifiers, rest };
    if (!blank) specifiers.push(found[2] ?? '');
    rest = rest.slice(found[0].length);
  }
};

/** What a file names in its imports, as written. */
export const specifiersOf = (source: string): string[] => {
  const { specifiers, rest } = headOf(source);
  const later = [...rest.matchAll(LATER)].map(({ groups }) => groups?.['called'] ?? groups?.['exported'] ?? '');
  return [...specifiers, ...later];
};

/** A specifier as a path from the repository's root, or as it is where it names a package. */
export const resolved = (file: string, specifier: string): string => {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier;
};

/** The imports of each of the files, read below `root`. */
export const importGraph = (root: string, files: string[]): ImportGraph =>
  new Map(
    files.map((file) => [
      file,
      specifiersOf(readFileSync(join(root, file), 'utf8')).map((specifier) => resolved(file, specifier)),
    ]),
  );
