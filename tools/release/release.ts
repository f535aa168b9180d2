import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '#infra/bundle.ts';
import { Advice, fail } from '#local/progress.ts';
import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';
import { checkDay, readArguments } from '../arguments.ts';
import { sbom } from '../sbom.ts';
import { released, sectionOf } from './changelog.ts';
import { checksums, digestsOf } from './digests.ts';
import { archiveOf, sumsOf, uncommitted } from './files.ts';
import { needSigners } from './signers.ts';

/** `npm run -s release -- ...`: the two parts of a release that are not decided by anybody (docs/releasing.md). */
const USAGE = `Usage: npm run -s release -- prepare 1.0.0 [--day 2027-01-15]   # version and changelog, in the working tree
       npm run -s release -- pack [--tag v1.0.0] [--out release]   # what is published, of the commit that is checked out`;

const CHANGELOG = 'CHANGELOG.md';

const prepare = (version: string, day: string): void => {
  const changelog = released(readFileSync(CHANGELOG, 'utf8'), { version, day });
  execFileSync('npm', ['version', version, '--no-git-tag-version', '--allow-same-version'], { stdio: 'ignore' });
  writeFileSync(CHANGELOG, changelog);
  process.stdout.write(
    `package.json, package-lock.json and ${CHANGELOG} say ${version}. Next: npm run openapi && npm run events\n`,
  );
};

/** SHA-256 of every file that the functions of this commit are deployed with, under the policy of the demo company. */
const bundleDigests = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-release-'));
  try {
    return checksums(digestsOf(await bundle(loadPolicy('policy'), loadLaw('policy').source, folder)));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const pack = async (tag: string | undefined, out: string): Promise<void> => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  if (tag !== undefined && tag !== `v${version}`)
    throw new Advice(`The tag is ${tag}, and package.json says ${version}.`);
  if (tag !== undefined) needSigners();
  const notes = sectionOf(readFileSync(CHANGELOG, 'utf8'), version);
  if (notes === '') throw new Advice(`${CHANGELOG} says nothing of ${version}.`);
  const left = uncommitted();
  if (left !== '') throw new Advice(`Commit first, or take away:\n${left}`);
  const files = new Map<string, string | Buffer>([
    [`amends-${version}.tar.gz`, archiveOf('HEAD', version)],
    ['sbom.cdx.json', `${JSON.stringify(sbom(), undefined, 2)}\n`],
    ['bundles.sha256', await bundleDigests()],
  ]);
  mkdirSync(out, { recursive: true });
  for (const [name, content] of files) writeFileSync(join(out, name), content);
  writeFileSync(join(out, 'SHA256SUMS'), checksums(sumsOf(files)));
  writeFileSync(join(out, 'NOTES.md'), `${notes}\n`);
  process.stdout.write(`${[...files.keys()].join(', ')}, SHA256SUMS and NOTES.md, in ${out}\n`);
};

const main = async (): Promise<void> => {
  const options = { day: { type: 'string' }, tag: { type: 'string' }, out: { type: 'string' } } as const;
  const { values, positionals } = readArguments(USAGE, { options, allowPositionals: true });
  const [what, version] = positionals;
  if (values.day !== undefined) checkDay('day', values.day);
  if (what === 'prepare' && version) prepare(version, values.day ?? new Date().toISOString().slice(0, 10));
  else if (what === 'pack') await pack(values.tag, values.out ?? 'release');
  else throw new Advice(USAGE);
};

main().catch((error) => fail(error instanceof RangeError ? new Advice(`${error.message}\n${USAGE}`) : error));
