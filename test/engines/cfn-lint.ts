import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { REGION } from '#local/loopback.ts';
import { testsVenv } from '#local/paths.ts';

/** Something that cfn-lint says of a template: its rule, what it says, and the path to what it says it of. */
export type Finding = { rule: string; message: string; path: string };

type Match = { Rule: { Id: string }; Message: string; Location: { Path?: (string | number)[] | null } };

/**
 * Reads a template as CloudFormation would: types, values, limits and references of every resource of the region.
 * @param file the template, as JSON
 * @throws Error when cfn-lint itself fails, so that a linter that cannot start is no clean template
 */
export const lint = (file: string): Finding[] => {
  const args = ['--regions', REGION, '--format', 'json', '--', file];
  const { status, stdout, stderr, error } = spawnSync(join(testsVenv, 'bin', 'cfn-lint'), args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error || status === null || !stdout.trim().startsWith('['))
    throw new Error(`cfn-lint could not read ${file}: ${error?.message ?? stderr}`);
  return (JSON.parse(stdout) as Match[]).map(({ Rule, Message, Location }) => ({
    rule: Rule.Id,
    message: Message,
    path: (Location.Path ?? []).join('/'),
  }));
};
