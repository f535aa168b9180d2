import { existsSync, readFileSync } from 'node:fs';
import type { Asset, DeskAppDeps, Entry } from './contract.ts';

/** What the build writes down of each source file that became a file of its own (Vite: build.manifest). */
type Manifest = Record<string, { file: string; css?: string[]; imports?: string[] }>;

const ASSET_NAME = /^[\w-]+(\.[\w-]+)*\.(js|css|svg|woff2|txt)$/;
const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
};

/** An entry with all that it loads at once, however deep. */
const entryOf = (manifest: Manifest, source: string): Entry => {
  const seen = new Set<string>();
  const walk = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const imported of manifest[name]?.imports ?? []) walk(imported);
  };
  walk(source);
  const chunks = [...seen].flatMap((name) => manifest[name] ?? []);
  const script = manifest[source]?.file ?? '';
  return {
    script,
    styles: [...new Set(chunks.flatMap(({ css = [] }) => css))],
    preloads: chunks.map(({ file }) => file).filter((file) => file !== script),
  };
};

/**
 * The desk as the build laid it beside the bundle. Each file is read once, when it is first asked for, and kept compressed as well
 * as it is; a name that the build could not have made is never looked for on the disk.
 */
export const builtDesk = (folder: URL): Omit<DeskAppDeps, 'config'> => {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as Manifest;
  const read = new Map<string, Asset>();
  const asset = (name: string): Asset | undefined => {
    const known = read.get(name);
    if (known) return known;
    const extension = ASSET_NAME.exec(name)?.[2] ?? '';
    const place = new URL(`assets/${name}`, folder);
    if (!TYPES[extension] || !existsSync(place)) return undefined;
    const made = {
      type: TYPES[extension],
      raw: readFileSync(place),
      br: readFileSync(new URL(`assets/${name}.br`, folder)),
    };
    read.set(name, made);
    return made;
  };
  return {
    entries: { desk: entryOf(manifest, 'app/main.tsx'), decide: entryOf(manifest, 'app/decide.tsx') },
    notices: manifest['THIRD-PARTY-NOTICES.txt']?.file ?? '',
    asset,
  };
};
