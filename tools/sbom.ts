/**
 * What is shipped, as CycloneDX JSON: every package that the functions' bundles and the desk in the browser can hold, with its version,
 * licence, hash and address (purl). npm writes it, from the lock file alone.
 *
 *     npm run -s sbom             # into .amends/sbom.cdx.json
 *     npm run -s sbom -- a.json   # into a file
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Advice, fail } from '#local/progress.ts';
import { readArguments } from './arguments.ts';
import { shippedOnly } from './shipped.ts';

const USAGE = 'Usage: npm run -s sbom [-- FILE]   # into .amends/sbom.cdx.json where none is named';

const root = join(import.meta.dirname, '..');

/** A package of the document, as far as we look at it. */
export type Component = {
  name: string;
  version: string;
  purl: string;
  'bom-ref': string;
  hashes?: { alg: string; content: string }[];
  licenses?: unknown[];
};

/** A bill of materials (CycloneDX 1.5). */
export type Sbom = {
  bomFormat: string;
  specVersion: string;
  serialNumber: string;
  version: number;
  metadata: { timestamp?: string; component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
};

/** A name of a document that hangs on its content: the same packages make the same document (RFC 9562, version 8). */
const serialNumberOf = (content: object): string => {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/**
 * npm's own `--omit dev` leaves out what a tool needs as well, such as zod (npm 11.19.1), so it is asked about a lock file that holds nothing
 * but what is shipped.
 */
const layShipped = (folder: string): void => {
  const { manifest, lock } = shippedOnly();
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
};

/** Packages that name their licence in its text alone, and the licence (SPDX). */
const READ_IN_ITS_TEXT: Record<string, string> = { 'png-js': 'MIT' };

const withLicence = (component: Component): Component => {
  const id = READ_IN_ITS_TEXT[component.name];
  return id && !component.licenses?.length ? { ...component, licenses: [{ license: { id } }] } : component;
};

/** The document, the same for the same lock file and npm. @throws Error with npm's words where it cannot write one */
export const sbom = (): Sbom => {
  const place = mkdtempSync(join(tmpdir(), 'amends-sbom-'));
  const folder = join(place, 'amends');
  mkdirSync(folder);
  try {
    layShipped(folder);
    const args = [
      'sbom',
      '--sbom-format',
      'cyclonedx',
      '--sbom-type',
      'application',
      '--package-lock-only',
      '--offline',
    ];
    const { status, stdout, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
    if (status !== 0) throw new Error(`npm could not write the bill of materials: ${stderr}`);
    const { serialNumber: _, metadata, ...document }: Sbom = JSON.parse(stdout);
    const { timestamp: __, ...timeless } = metadata;
    const components = document.components.map(withLicence);
    const content = { ...document, components, metadata: timeless };
    return { ...content, serialNumber: serialNumberOf(content) };
  } finally {
    rmSync(place, { recursive: true });
  }
};

const main = async (): Promise<void> => {
  const { positionals } = readArguments(USAGE, { options: {}, allowPositionals: true });
  if (positionals.length > 1) throw new Advice(USAGE);
  const [file = join(root, '.amends', 'sbom.cdx.json')] = positionals;
  mkdirSync(dirname(file), { recursive: true });
  const document = sbom();
  writeFileSync(file, `${JSON.stringify(document, undefined, 2)}\n`);
  console.log(`${document.components.length} packages, in ${file}`);
};

if (import.meta.main) await main().catch(fail);
