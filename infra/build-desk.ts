import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const HOME = '.amends/desk';
/** File that says of which sources a desk beside a bundle was built. */
const BUILD = 'build.txt';
/** What the build depends on. */
const SOURCES = ['desk/**/*', 'domain/**/*.ts', 'package-lock.json'];

const fingerprint = (): string => {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  // By code units: the order of a language is another on another machine, and this name is part of what is deployed.
  for (const file of files.map(({ parentPath, name }) => join(parentPath, name)).toSorted())
    hash.update(basename(file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
};

/**
 * Builds the desk's pages, each file also compressed, into a folder of their own; what was built of the same sources before is taken
 * again.
 * @returns the folder, with `manifest.json` and `assets/`
 */
export const buildDesk = (): string => {
  const done = join(HOME, fingerprint());
  if (existsSync(done)) return done;
  mkdirSync(HOME, { recursive: true });
  // Apart until it is whole: two synths may run at the same time, each into a folder of its own.
  const unfinished = mkdtempSync(join(HOME, 'building-'));
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  execFileSync(
    process.execPath,
    [
      ...[vite, 'build', '--config', 'desk/vite.config.ts', '--outDir', join(process.cwd(), unfinished)],
      ...['--logLevel', 'error'],
    ],
    // Whoever builds it, a test too, gets what is served: React is another one where this says so.
    { stdio: ['ignore', 'ignore', 'inherit'], env: { NODE_ENV: 'production' } },
  );
  const assets = join(unfinished, 'assets');
  for (const name of readdirSync(assets))
    writeFileSync(join(assets, `${name}.br`), brotliCompressSync(readFileSync(join(assets, name))));
  try {
    renameSync(unfinished, done);
  } catch (error) {
    if (!existsSync(done)) throw error;
    rmSync(unfinished, { recursive: true });
  }
  return done;
};

/** Lays the built desk beside the bundle that serves it; what lies there of the same build stays. */
export const layDesk = (place: string): void => {
  const target = join(place, 'desk');
  const built = buildDesk();
  const isThere = existsSync(join(target, BUILD)) && readFileSync(join(target, BUILD), 'utf8') === basename(built);
  if (isThere) return;
  rmSync(target, { recursive: true, force: true });
  cpSync(built, target, { recursive: true });
  writeFileSync(join(target, BUILD), basename(built));
};
