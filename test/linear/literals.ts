import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { isRegularExpressionLiteral } from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';

/** A pattern of the code, and the file it stands in. */
export type Pattern = { source: string; flags: string; file: string };

type Node = { forEachChild: (visit: (child: Node) => void) => void };

const patternOf = (text: string, file: string): Pattern => {
  const end = text.lastIndexOf('/');
  return { source: text.slice(1, end), flags: text.slice(end + 1), file };
};

const literalsIn = (node: Node, file: string): Pattern[] => {
  const found: Pattern[] = [];
  const visit = (child: Node): void => {
    // The types of the compiler's trees are wider than what is asked of them here.
    const literal = child as Parameters<typeof isRegularExpressionLiteral>[0];
    if (isRegularExpressionLiteral(literal)) found.push(patternOf(literal.text, file));
    child.forEachChild(visit);
  };
  visit(node);
  return found;
};

/** All literals of patterns in some folders, read by the compiler from the syntax alone: no types, no imports. */
export const patternLiterals = (root: string, folders: string[]): Pattern[] => {
  const place = mkdtempSync(join(tmpdir(), 'patterns-'));
  const config = join(place, 'tsconfig.json');
  const include = folders.map((folder) => join(root, folder, '**/*.ts'));
  const compilerOptions = { noLib: true, noResolve: true, types: [], allowImportingTsExtensions: true, noEmit: true };
  writeFileSync(config, JSON.stringify({ include, compilerOptions }));
  const api = new API({ cwd: root });
  try {
    const [project] = api.updateSnapshot({ openProjects: [config] }).getProjects();
    if (!project) throw new Error('The compiler opened no project');
    return project.program.getSourceFileNames().flatMap((name) => {
      const file = project.program.getSourceFile(name);
      return file ? literalsIn(file as Node, relative(root, name)) : [];
    });
  } finally {
    api.close();
    rmSync(place, { recursive: true });
  }
};
