import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Each source file with the files of the repository and the packages that it imports, types counted. */
export type ImportGraph = Map<string, string[]>;

/** `from '…'`, `import '…'`, `import('…')`, `vi.mock('…')`; a specifier holds no space and no quote. */
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bvi\.mock\(\s*)(['"])([^'"\s]+)\1/g;

/** Comments out: an import in a docstring's example is none. Texts keep their length of lines. */
const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** What a file names in its imports, as written. */
export const specifiersOf = (source: string): string[] =>
  [...withoutComments(source).matchAll(SPECIFIER)].map(([, , specifier = '']) => specifier);

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
