import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { amendsHome, root, testsVenv, venv } from './paths.ts';
import { run } from './processes.ts';
import { Advice } from './progress.ts';

const CANDIDATES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];

const isNewEnough = (python: string): boolean =>
  spawnSync(python, ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))']).status === 0;

const findPython = (): string => {
  const python = CANDIDATES.find(isNewEnough);
  if (!python)
    throw new Advice(
      'Python 3.10 or later with its venv module was not found. Install it (Debian and Ubuntu: apt install python3 python3-venv; macOS: brew install python), then run this again.',
    );
  return python;
};

/** A virtual environment: where it lies, the requirements it is made from, and what is said while it is made. */
type Venv = { folder: string; requirements: string; what: string };

const EMULATOR: Venv = { folder: venv, requirements: 'requirements.txt', what: 'the emulator' };
/** What the tests need beside the emulator; apart from it, since its libraries are not of the same versions. */
export const TESTS: Venv = {
  folder: testsVenv,
  requirements: 'requirements-tests.txt',
  what: 'the second engine of the table and what reads the template',
};

/** A virtual environment, the emulator's if not said: made once and made anew when the pinned requirements change. */
export const ensureVenv = async ({ folder, requirements: name, what }: Venv = EMULATOR): Promise<void> => {
  const requirements = join(root, 'local', name);
  const stamp = join(folder, 'requirements.sha256');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log(`  Installing ${what} into .amends/${basename(folder)} (once; about half a minute)`);
  rmSync(folder, { recursive: true, force: true });
  const setting = { env: process.env, logFile: join(amendsHome, `${basename(folder)}.log`) };
  await run(findPython(), ['-m', 'venv', folder], setting);
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--require-hashes',
    '-r',
    requirements,
  ];
  await run(join(folder, 'bin', 'python'), pip, setting);
  writeFileSync(stamp, wanted);
};
