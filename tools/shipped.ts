import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

type LockedPackage = {
  dev?: true;
  version?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
};

/** A lock file of npm, as far as it is looked at: packages by where they are installed; the project itself stands at ''. */
export type Lock = { packages: Record<string, LockedPackage> };

export const readJson = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** What runs while the desk is built, and not in the browser. */
const BUILDS_THE_DESK = ['desk/vite.config.ts', 'desk/theme-in-use.ts'];

/** Packages that the desk's own code asks for: they are served to browsers, although no function needs them. */
export const packagesOfTheDesk = (): string[] => {
  const files = globSync('desk/**/*.{ts,tsx}', { cwd: root }).filter((file) => !BUILDS_THE_DESK.includes(file));
  const asked = files.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import) '((?:@[^/']+\/)?[^./'#][^/']*)/g),
  ]);
  const names = new Set(asked.map(([, name = '']) => name));
  const { devDependencies = {} }: LockedPackage = readJson('package.json');
  return Object.keys(devDependencies).filter((name) => names.has(name));
};

/** Where a package that another asks for is installed: as near to it as possible. */
const foundFrom = (place: string, name: string, { packages }: Lock): string | undefined => {
  const below = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
  if (packages[below]) return below;
  return place === ''
    ? undefined
    : foundFrom(place.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''), name, { packages });
};

/** Where these packages are installed, and all that they need, however deep. */
export const withAllTheyNeed = (names: string[], lock: Lock): Set<string> => {
  const seen = new Set<string>();
  const walk = (from: string, name: string): void => {
    const place = foundFrom(from, name, lock);
    if (place === undefined || seen.has(place)) return;
    seen.add(place);
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = lock.packages[place] ?? {};
    const peers = Object.keys(peerDependencies ?? {}).filter((peer) => !peerDependenciesMeta?.[peer]?.optional);
    for (const needed of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) walk(place, needed);
  };
  for (const name of names) walk('', name);
  return seen;
};

/** The manifest and the lock file as they would be if nothing but what is shipped were asked for. */
export const shippedOnly = (): { manifest: LockedPackage; lock: Lock } => {
  const { devDependencies = {}, ...manifest }: LockedPackage = readJson('package.json');
  const lock: Lock = readJson('package-lock.json');
  const desk = packagesOfTheDesk();
  const dependencies = {
    ...manifest.dependencies,
    ...Object.fromEntries(desk.map((name) => [name, devDependencies[name] ?? ''])),
  };
  const needed = withAllTheyNeed(desk, lock);
  const packages = Object.entries(lock.packages)
    .filter(([place, { dev }]) => !dev || needed.has(place))
    .map(([place, { dev: _, devDependencies: __, ...rest }]): [string, LockedPackage] => [
      place,
      place === '' ? { ...rest, dependencies } : rest,
    ]);
  return { manifest: { ...manifest, dependencies }, lock: { ...lock, packages: Object.fromEntries(packages) } };
};
