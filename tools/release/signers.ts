import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Advice } from '#local/progress.ts';

/** Whoever may release, one SSH key a line (ssh-keygen, "ALLOWED SIGNERS"). */
export const SIGNERS = '.github/allowed_signers';

const HOW = 'docs/releasing.md, "The key that signs tags", says how it is made';

/** The lines of a file of signers that name one: neither empty nor a remark. */
export const signersIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** @throws Advice where nobody may release yet */
export const needSigners = (file = SIGNERS): void => {
  if (!existsSync(file))
    throw new Advice(`There is no ${file}: nobody may release yet, and a tag could not be checked. ${HOW}.`);
  if (signersIn(readFileSync(file, 'utf8')).length === 0)
    throw new Advice(`${file} names nobody who may release. ${HOW}.`);
};

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: cwd || '.', encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** What git writes to stderr when it says no. */
const saidBy = (error: unknown): string => String((error as { stderr?: unknown }).stderr ?? error).trim();

const kindOf = (cwd: string, tag: string): string | undefined => {
  try {
    return git(cwd, 'cat-file', '-t', `refs/tags/${tag}`);
  } catch {
    return undefined;
  }
};

/**
 * Whether a tag was signed by somebody who may release.
 * @param cwd the repository, whose working tree says who may
 * @throws Advice with what is missing
 */
export const needSignedTag = (tag: string, cwd = ''): void => {
  needSigners(join(cwd, SIGNERS));
  const kind = kindOf(cwd, tag);
  if (kind === undefined)
    throw new Advice(`There is no tag ${tag}. Make it with: git tag -s ${tag} -m "Amends ${tag.slice(1)}"`);
  if (kind !== 'tag')
    throw new Advice(
      `${tag} is a name for a commit and holds no signature. Take it away, and make it with: git tag -s`,
    );
  try {
    git(cwd, '-c', `gpg.ssh.allowedSignersFile=${SIGNERS}`, 'verify-tag', tag);
  } catch (error) {
    throw new Advice(`${tag} is not signed by anybody of ${SIGNERS}:\n${saidBy(error)}`);
  }
};
