import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const filesOf = (root: string, ending: RegExp): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => ending.test(file) && !file.endsWith('.d.ts') && existsSync(join(root, file)));

/** The TypeScript and JavaScript files of a checkout that git knows or would add; no declarations of packages' types. */
export const sourceFiles = (root: string): string[] => filesOf(root, /\.(?:tsx?|mjs)$/);

/** The same with data, definitions and texts. */
export const textFiles = (root: string): string[] => filesOf(root, /\.(?:tsx?|mjs|css|json|yaml|md)$/);
