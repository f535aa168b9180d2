import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { localEnvironment } from '#local/loopback.ts';
import { cdk, node, root } from '#local/paths.ts';
import { run } from '#local/processes.ts';
import { Advice } from '#local/progress.ts';

/** The last release, as docs/releasing.md has it written down: its version, and the commit it was made of. */
type LastRelease = { version: string; commit: string };

export const lastRelease = (): LastRelease =>
  JSON.parse(readFileSync(join(root, 'test', 'fixtures', 'release.json'), 'utf8'));

const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });

const lockOf = (folder: string): string => readFileSync(join(folder, 'package-lock.json'), 'utf8');

/**
 * Lays a commit out in a folder. Its packages are those of this checkout, where its lock file is the same.
 * @throws Advice where this clone does not hold the commit
 */
const layOut = async (commit: string, folder: string, home: string): Promise<void> => {
  if (git('cat-file', '-e', `${commit}^{commit}`).status !== 0)
    throw new Advice(`This clone does not hold ${commit}, of which the last release was made: git fetch --unshallow`);
  rmSync(folder, { recursive: true, force: true });
  git('worktree', 'prune');
  const added = git('worktree', 'add', '--detach', folder, commit);
  if (added.status !== 0) throw new Error(added.stderr);
  if (lockOf(folder) === lockOf(root)) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  else await run('npm', ['ci'], { env: localEnvironment(), logFile: join(home, 'npm-ci.log'), cwd: folder });
};

/**
 * The last release as it was synthesised: what `cdk deploy` of its tag would deploy. It is kept, since it never changes.
 * @param home folder for logs and for what is made
 * @returns the folder of the assembly
 * @throws Advice where this clone does not hold its commit
 */
export const releasedAssembly = async (home: string): Promise<string> => {
  const { commit } = lastRelease();
  const assembly = join(home, `assembly-${commit}`);
  if (existsSync(join(assembly, 'manifest.json'))) return assembly;
  mkdirSync(home, { recursive: true });
  const folder = join(home, `release-${commit}`);
  await layOut(commit, folder, home);
  try {
    const args = [cdk, 'synth', '--quiet', '--output', assembly, '--context', 'policy=policy', '--no-notices'];
    await run(node, args, { env: localEnvironment(), logFile: join(home, 'synth-release.log'), cwd: folder });
  } finally {
    git('worktree', 'remove', '--force', folder);
  }
  return assembly;
};
