import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { demandKnownKeys } from '#infra/inputs.ts';
import { node } from '#local/paths.ts';

describe('keys of --context', () => {
  it.each([
    ['Stage', 'stage'],
    ['stge', 'stage'],
    ['satge', 'stage'],
    ['stages', 'stage'],
    ['polcy', 'policy'],
    ['policies', 'policy'],
    ['deploy', 'deployment'],
    ['nmae', 'name'],
  ])('%s is refused: %s was meant', (key, meant) => {
    expect(() => demandKnownKeys(['stage', key])).toThrow(`--context ${key}: is not known; was ${meant} meant?`);
  });

  it('Ours, those of CDK and those of others are taken', () => {
    demandKnownKeys([
      ...['policy', 'deployment', 'name', 'stage'],
      ...['@aws-cdk/core:stagesByName', 'aws:cdk:bundling-stacks', 'availability-zones:account=1:region=eu-west-1'],
      ...['acknowledged-issue-numbers', 'cli-telemetry', 'tags', 'cost-center'],
    ]);
  });
});

describe('node infra/app.ts', () => {
  it.each([
    [{ stage: 'dev', Stage: 'prod' }, '--context Stage: is not known; was stage meant?'],
    [{ stage: 'Prod' }, '--context stage=Prod: must be dev or prod'],
    [{ stage: 'dev', policy: 'nowhere' }, 'There is no folder nowhere'],
  ])('%j is refused in a sentence alone', (context, said) => {
    const { status, stdout, stderr } = spawnSync(node, ['infra/app.ts'], {
      env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(context) },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`Amends: ${said}`);
    expect(stderr).not.toMatch(/^\s+at |throw /m);
  });
});
