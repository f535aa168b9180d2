const UNRELEASED = '## [Unreleased]';
const VERSION = /^\d+\.\d+\.\d+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What stands in a changelog (Keep a Changelog) under the heading of a version, without the heading; nothing where there is none. */
export const sectionOf = (changelog: string, version: string): string => {
  const lines = changelog.split('\n');
  const begin = lines.findIndex((line) => line.startsWith(`## [${version}]`));
  if (begin < 0) return '';
  const after = lines.slice(begin + 1);
  const end = after.findIndex((line) => line.startsWith('## ['));
  return after
    .slice(0, end < 0 ? after.length : end)
    .join('\n')
    .trim();
};

/**
 * The changelog in which what was not released yet is this version, with an empty section of what comes next above it.
 * @throws RangeError where version or day is none, the version stands there already, or nothing is to be released
 */
export const released = (changelog: string, { version, day }: { version: string; day: string }): string => {
  if (!VERSION.test(version)) throw new RangeError(`${version} is no version such as 1.0.0`);
  if (!DAY.test(day)) throw new RangeError(`${day} is no day such as 2027-01-15`);
  if (sectionOf(changelog, version) !== '') throw new RangeError(`${version} stands in the changelog already`);
  if (sectionOf(changelog, 'Unreleased') === '') throw new RangeError('Nothing stands under [Unreleased]');
  return changelog.replace(UNRELEASED, `${UNRELEASED}\n\n## [${version}] - ${day}`);
};
