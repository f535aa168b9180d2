import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sbom } from '#tools/sbom.ts';
import { THIRD_PARTY_FILE, thirdPartyText } from '#tools/third-party.ts';

const text = readFileSync(THIRD_PARTY_FILE, 'utf8');

test('The notices are those of the packages that are installed (else: npm run third-party)', () => {
  expect(text === thirdPartyText(), `${THIRD_PARTY_FILE} is older than the lock file`).toBe(true);
});

test('Every package of the bill of materials is in the notices', () => {
  const missing = sbom().components.filter(({ name, version }) => !text.includes(`${name} ${version} (`));
  expect(missing.map(({ name }) => name)).toEqual([]);
});
