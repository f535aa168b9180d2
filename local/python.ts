import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { amendsHome, root, venv } from './paths.ts';
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

/** The emulator's virtual environment, made once and made anew when the pinned requirements change. */
export const ensureVenv = async (): Promise<void> => {
  const requirements = join(root, 'local', 'requirements.txt');
  const stamp = join(venv, 'requirements.sha256');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('  Installing the emulator into .amends/venv (once; about half a minute)');
  rmSync(venv, { recursive: true, force: true });
  const setting = { env: process.env, logFile: join(amendsHome, 'venv.log') };
  await run(findPython(), ['-m', 'venv', venv], setting);
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
  await run(join(venv, 'bin', 'python'), pip, setting);
  writeFileSync(stamp, wanted);
};
