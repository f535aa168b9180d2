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
/** What authors of what a browser loads ask to be said with it: the built files hold no comments. */
const NOTICES = 'THIRD-PARTY-NOTICES.txt';
/** What the build depends on. */
const SOURCES = ['desk/**/*', 'domain/**/*.ts', 'package-lock.json', NOTICES];

const sha256 = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
};

const fingerprint = (): string => {
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  // By code units: the order of a language is another on another machine, and this name is part of what is deployed.
  const places = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  return sha256(...places.flatMap((file) => [basename(file), readFileSync(file)]));
};

/** Lays the notices among the files that browsers load, under a name that changes with what they say, and in the manifest. */
const addNotices = (built: string): void => {
  const text = readFileSync(NOTICES);
  const file = `assets/third-party-notices-${sha256(text)}.txt`;
  writeFileSync(join(built, file), text);
  const place = join(built, 'manifest.json');
  const manifest = JSON.parse(readFileSync(place, 'utf8'));
  writeFileSync(place, JSON.stringify({ ...manifest, [NOTICES]: { file } }));
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
  addNotices(unfinished);
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
