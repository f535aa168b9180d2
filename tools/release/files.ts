import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const MOST_BYTES = 2 ** 29;

const git = (...args: string[]): Buffer => execFileSync('git', args, { maxBuffer: MOST_BYTES });

/** The sources of a commit as they are released: always the same bytes, on the same system, for the same commit. */
export const archiveOf = (commit: string, version: string): Buffer =>
  gzipSync(git('archive', '--format=tar', `--prefix=amends-${version}/`, commit), { level: 9 });

/** What is in the working tree and not in the commit; a release is made of neither. */
export const uncommitted = (): string => git('status', '--porcelain').toString().trim();

/** SHA-256 of what is released, by the name of its file. */
export const sumsOf = (files: Map<string, string | Buffer>): [string, string][] =>
  [...files].map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')]);
