import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { released, sectionOf } from '#tools/release/changelog.ts';
import { checksums } from '#tools/release/digests.ts';
import { archiveOf, sumsOf } from '#tools/release/files.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

### Added

- A word.

## [0.1.0] - 2026-11-01

### Added

- The first one.
`;

test('What was not released becomes the version, below an empty section of what comes next', () => {
  const changelog = released(CHANGELOG, { version: '1.0.0', day: '2026-11-30' });
  expect(changelog).toContain('## [Unreleased]\n\n## [1.0.0] - 2026-11-30\n\n### Added\n\n- A word.');
  expect(sectionOf(changelog, 'Unreleased')).toBe('');
  expect(sectionOf(changelog, '1.0.0')).toBe('### Added\n\n- A word.');
  expect(sectionOf(changelog, '0.1.0')).toBe('### Added\n\n- The first one.');
});

test.each([
  [{ version: '1.0', day: '2026-11-30' }, 'no version'],
  [{ version: '1.0.0', day: 'today' }, 'no day'],
  [{ version: '0.1.0', day: '2026-11-30' }, 'already'],
])('%j is refused', (given, words) => expect(() => released(CHANGELOG, given)).toThrow(words));

test('A version is not made of nothing', () => {
  const changelog = released(CHANGELOG, { version: '1.0.0', day: '2026-11-30' });
  expect(() => released(changelog, { version: '1.0.1', day: '2026-12-01' })).toThrow('Nothing stands under');
});

test('The changelog of the project can be released as it stands', () => {
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  expect(
    sectionOf(changelog, 'Unreleased') ||
      sectionOf(changelog, JSON.parse(readFileSync('package.json', 'utf8')).version),
  ).not.toBe('');
});

test('The sources of a commit are always packed to the same bytes', () => {
  const archive = archiveOf('HEAD', '1.0.0');
  expect(archiveOf('HEAD', '1.0.0').equals(archive)).toBe(true);
  const [[name, sum] = ['', '']] = sumsOf(new Map([['amends-1.0.0.tar.gz', archive]]));
  expect(checksums([[name, sum]])).toMatch(/^[0-9a-f]{64} {2}amends-1\.0\.0\.tar\.gz\n$/);
});

test.each([
  [['prepare', 'x.y'], /x\.y is no version such as 1\.0\.0\n[\s\S]*Usage: npm run -s release/],
  [['prepare', '9.9.9', '--day', '2027-13-40'], /--day 2027-13-40: there is no such day/],
])('A mistake is said as a sentence, without a stack: %j', (args, said) => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/release/release.ts', ...args], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(said);
  expect(stderr).not.toMatch(/^\s+at /m);
});
