import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { node } from '#local/paths.ts';
import { fitOfFrame, frameOf } from '#policy/fit.ts';
import { policy } from '#test/support/policy.ts';
import { policyIn, versionInForce, warnOfOtherPolicy } from '#tools/policy-at-hand.ts';

const run = (command: string, option: string) => {
  const { status, stdout, stderr } = spawnSync(node, [`tools/${command}.ts`, option], { encoding: 'utf8', input: '' });
  return { status, stdout, stderr };
};

test.each(['adapt', 'duties', 'import/import', 'person', 'report/report', 'understand'])(
  'The command %s says which option it does not have, and how it is used',
  (command) => {
    const { status, stderr } = run(command, '--no-such-option');
    expect(status).toBeGreaterThan(0);
    expect(stderr).toMatch(/--no-such-option[\s\S]*Usage: npm run /);
    expect(stderr).not.toContain('    at ');
  },
);

test('A command that is asked for help shows how it is used', () => {
  const { status, stdout } = run('deadline', '--help');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Usage: npm run -s deadline/);
});

test('A command says so when the policy at hand is not the one that holds', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const atHand = { version: 'a1' };
  warnOfOtherPolicy(atHand, { folder: 'policy', holds: 'a1' });
  warnOfOtherPolicy(atHand, { folder: 'policy', holds: undefined });
  expect(said).not.toHaveBeenCalled();
  warnOfOtherPolicy(atHand, { folder: 'policy', holds: 'b2' });
  expect(said).toHaveBeenCalledWith(expect.stringMatching(/policy in policy has version a1.*holds there has b2/));
});

test('What was pushed holds rather than what is deployed, unless it is for other code', async () => {
  const frame = frameOf(policy);
  const stateOf = (pushed?: object) => ({
    get: async () => ({ pk: 'STAFF#', sk: 'STATE', ...(pushed && { policy: pushed }) }),
  });
  const holds = (pushed?: object) => versionInForce(stateOf(pushed) as never, { version: 'a1', frame });
  expect(await holds()).toBe('a1');
  expect(await holds({ version: 'b2', fits: fitOfFrame(frame) })).toBe('b2');
  expect(await holds({ version: 'b2', fits: 'of another template' })).toBe('a1');
});

test('A folder that holds no policy is advice, not a stack of calls', () => {
  expect(() => policyIn('/nowhere')).toThrow(expect.objectContaining({ name: 'Advice' }));
});

const scripts = Object.entries(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts,
).flatMap(([script, line]) => {
  const [, command] = /^(?:exec )?node (?:--\S+ )?local\/bootstrap\.mjs (\w+)$/.exec(line) ?? [];
  const [, entry = command && `local/${command}.ts`] = /^node (?:--\S+ )?(\S+\.ts)$/.exec(line) ?? [];
  return entry ? [{ script, entry }] : [];
});

test('A script of ours is one command, which gets all that is written behind it', () => {
  const lines = Object.values(JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>);
  expect(lines.filter((line) => line.includes('node ') && line.includes('&&'))).toEqual([]);
  expect(scripts.length).toBeGreaterThan(40);
});

test.each(scripts)('npm run $script reads its options, and its usage begins with its name', ({ script, entry }) => {
  const source = readFileSync(entry, 'utf8');
  expect(source).toMatch(/(?:readArguments|optionsOrEnd)\(/);
  expect(source).toMatch(new RegExp(`Usage: npm (?:run (?:-s )?)?${script}(?![\\w:-])`));
});

test.each(['local/start.ts', 'local/test.ts', 'tools/third-party.ts'])(
  'The command %s does nothing where it is asked for help, or for what it does not know',
  (entry) => {
    const shown = spawnSync(node, [entry, '--help'], { encoding: 'utf8' });
    expect([shown.status, shown.stdout.slice(0, 10)]).toEqual([0, 'Usage: npm']);
    const refused = spawnSync(node, [entry, '--no-such-option'], { encoding: 'utf8' });
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/^\nAmends: Unknown option '--no-such-option'[\s\S]*Usage: npm/);
  },
);
