import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionsOrEnd } from './arguments.ts';
import { shippedOnly } from './shipped.ts';

/**
 * `npm run third-party`: writes what the authors of the shipped packages ask to be said with copies of them, from the texts that lie in
 * the installed packages. Bundles and the desk's files are made without comments, so it is said here.
 */
export const THIRD_PARTY_FILE = 'THIRD-PARTY-NOTICES.txt';

const root = join(import.meta.dirname, '..');
const TEXT = /^(licen[cs]e|notice|copying)/i;

type Notice = { name: string; licence: string; text: string };

const noticeOf = (place: string): Notice[] => {
  const folder = join(root, place);
  // What is for another system or processor is not installed, and not in a bundle either.
  if (!existsSync(folder)) return [];
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile() && TEXT.test(file.name));
  const texts = files
    .map((file) => file.name)
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const licence = license ?? 'see the text';
  return [
    { name: `${name} ${version}`, licence, text: texts.join('\n\n') || `(The package holds no text: ${licence}.)` },
  ];
};

/** Packages of the same text stand above it once. */
export const thirdPartyText = (): string => {
  const { lock } = shippedOnly();
  const places = Object.keys(lock.packages).filter((place) => place !== '');
  const byText = Map.groupBy(places.flatMap(noticeOf), ({ text }) => text);
  const blocks = [...byText].map(([text, notices]) => {
    const names = [...new Set(notices.map(({ name, licence }) => `${name} (${licence})`))].toSorted();
    return `${names.join('\n')}\n\n${text}`;
  });
  const line = '-'.repeat(80);
  return `Amends ships code of these packages, in the bundles of its functions and in the desk's files.
Written by "npm run third-party" from what they hold; the list with hashes is the bill of materials (npm run -s sbom).

${line}
${blocks.toSorted().join(`\n\n${line}\n`)}
`;
};

if (import.meta.main) {
  optionsOrEnd(`Usage: npm run third-party   # writes ${THIRD_PARTY_FILE}`, {});
  writeFileSync(join(root, THIRD_PARTY_FILE), thirdPartyText());
}
