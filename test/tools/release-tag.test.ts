import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { node } from '#local/paths.ts';
import { needSignedTag, needSigners, SIGNERS, signersIn } from '#tools/release/signers.ts';

/** Git asks it to sign and to check; a machine without it releases nothing. */
const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;

const folder = mkdtempSync(join(tmpdir(), 'amends-tag-'));
const run = (program: string, ...args: string[]): void => {
  // Whatever the machine's own settings of git are, they are not these keys.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  execFileSync(program, args, { cwd: folder, env, stdio: 'ignore' });
};
const signersAre = (text: string): void => writeFileSync(join(folder, SIGNERS), text);
const keyOf = (name: string): string => readFileSync(join(folder, `${name}.pub`), 'utf8').trim();
const lineFor = (name: string): string => `${name}@lumbre.example namespaces="git" ${keyOf(name)}\n`;

/** A repository with a tag that lena signed, one that somebody else signed, and one that nobody did. */
beforeAll(() => {
  run('git', 'init', '--quiet');
  for (const [name, value] of [
    ['user.name', 'Lena'],
    ['user.email', 'lena@lumbre.example'],
    ['gpg.format', 'ssh'],
  ] as const)
    run('git', 'config', name, value);
  run('git', 'commit', '--quiet', '--allow-empty', '--message', 'The first one');
  run('git', 'tag', 'v-nobody');
  for (const name of hasSshKeygen ? ['lena', 'other'] : []) {
    run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', name);
    run('git', '-c', `user.signingkey=${name}.pub`, 'tag', '-s', `v-${name}`, '-m', 'Amends');
  }
});

describe('the tag of a release', () => {
  test('Without anybody who may release it is refused, and it is said where that is written', () => {
    expect(() => needSignedTag('v-lena', folder)).toThrow(/There is no .*allowed_signers: nobody may release yet/);
    mkdirSync(join(folder, '.github'), { recursive: true });
    signersAre('# nobody yet\n\n');
    expect(() => needSignedTag('v-lena', folder)).toThrow(/names nobody.*docs\/releasing\.md/);
    expect(() => needSigners(join(folder, 'nowhere'))).toThrow('nobody may release yet');
  });

  test.runIf(hasSshKeygen)('One that somebody signed who may is taken, and no other', () => {
    signersAre(`# since 2026\n${lineFor('lena')}`);
    expect(() => needSignedTag('v-lena', folder)).not.toThrow();
    expect(() => needSignedTag('v-other', folder)).toThrow(`v-other is not signed by anybody of ${SIGNERS}`);
  });

  test('One that nobody signed, or that is not there, is refused', () => {
    signersAre('lena@lumbre.example namespaces="git" ssh-ed25519 AAAA\n');
    expect(() => needSignedTag('v-nobody', folder)).toThrow('holds no signature');
    expect(() => needSignedTag('v-none', folder)).toThrow('There is no tag v-none');
  });

  test('It is looked at before any package is installed', () => {
    const bare = mkdtempSync(join(tmpdir(), 'amends-bare-'));
    for (const part of ['package.json', 'tools', 'local', 'domain'])
      cpSync(part, join(bare, part), { recursive: true });
    const args = ['tools/release/verify-tag.ts', 'v1.0.0'];
    const { status, stderr } = spawnSync(node, args, { cwd: bare, encoding: 'utf8' });
    expect(stderr).toContain(`There is no ${SIGNERS}: nobody may release yet`);
    expect(status).toBe(1);
  });

  test('Remarks and empty lines name nobody', () => {
    expect(signersIn('# a\n\n  \nlena@lumbre.example namespaces="git" ssh-ed25519 AAAA\n')).toHaveLength(1);
  });
});
