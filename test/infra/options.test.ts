import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadOptions, NO_OPTIONS, optionsOf } from '#infra/options/options.ts';

const fileWith = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'amends-options-')), 'deployment.yaml');
  writeFileSync(file, text);
  return file;
};

describe('options of a deployment', () => {
  test('The file that is delivered switches nothing on', () => {
    expect(loadOptions('deployment.yaml')).toEqual(NO_OPTIONS);
  });

  test('What the delivered file shows as examples is valid, so that it can be switched on as it stands', () => {
    const shown = readFileSync('deployment.yaml', 'utf8')
      .split('\n')
      .filter((line) => /^# {1,5}[a-z]\w+:|^# {3,}/.test(line))
      .map((line) => line.slice(2))
      .join('\n')
      .replace('certificate/...', 'certificate/0a1b');
    const given = parse(shown);
    expect(Object.keys(given)).toEqual([
      'concurrency',
      'logDays',
      'tags',
      'edge',
      'keepApiAddress',
      'gradual',
      'budget',
      'volume',
      'botCheck',
      'identityProvider',
      'malwareScan',
    ]);
    expect(optionsOf(given)).toMatchObject({ malwareScan: true, volume: { complaints: { deviations: 3 } } });
  });

  test.each([
    ['a slip of the pen', { malwarescan: true }, /malwarescan/],
    ['a name without its certificate', { edge: { domainName: 'a.example' } }, /edge\.certificateArn: is missing/],
    [
      'a certificate of another region, which CloudFront does not take',
      { edge: { domainName: 'a.example', certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/0a' } },
      /edge\.certificateArn: must be the ARN of a certificate in us-east-1/,
    ],
    ['a rate that WAF does not take', { edge: { requestsPerAddress: 5 } }, /edge\.requestsPerAddress/],
    ['a step that is over before an alarm has looked', { gradual: { how: 'canary', minutes: 5 } }, /gradual/],
    [
      'a directory of both kinds at once',
      {
        identityProvider: {
          ...{
            name: 'Lumbre',
            claims: { user: 'uid', groups: 'groups' },
            saml: { metadataUrl: 'https://a.example/m' },
          },
          oidc: {
            issuer: 'https://a.example',
            clientId: 'a',
            clientSecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a',
          },
        },
      },
      /one of oidc and saml/,
    ],
    [
      'a mail address that nobody proves',
      {
        identityProvider: {
          name: 'Lumbre',
          saml: { metadataUrl: 'https://a.example/m' },
          claims: { mail: 'email', groups: 'g' },
        },
      },
      /mailVerified/,
    ],
    ['an alarm without a measure', { volume: { requests: {} } }, /volume\.requests/],
    [
      'more parts of a budget than it has room for',
      { budget: { monthlyUsd: 1, atPercent: [1, 2, 3, 4, 5] } },
      /atPercent/,
    ],
  ])('Refused: %s', (_, given, said) => {
    expect(() => optionsOf(given)).toThrow(said);
  });

  test('A file that is missing or no YAML is said to be', () => {
    expect(() => loadOptions('nowhere/deployment.yaml')).toThrow('is missing');
    expect(() => loadOptions(fileWith('a: [1'))).toThrow('deployment.yaml: ');
  });
});

describe('reserved concurrency', () => {
  const reserving = (accountLimit: number, reserved: object) => () =>
    optionsOf({ concurrency: { accountLimit, reserved } });

  test('A new account, which may run 10 calls at once, can reserve nothing, and is told so', () => {
    expect(reserving(10, { desk: 1 })).toThrow(
      /concurrency\.reserved: asks for 5, .* of a limit of 10 at most 0 can be reserved, since AWS keeps 100/,
    );
    expect(reserving(10, {})).not.toThrow();
  });

  test('The sum counts each function of a group, and may reach what AWS does not keep, and no more', () => {
    expect(reserving(148, { public: 5, inbound: 8, webhooks: 5, desk: 3 })).not.toThrow();
    expect(reserving(148, { public: 5, inbound: 9, webhooks: 5, desk: 3 })).toThrow(/asks for 49, .* at most 48/);
  });

  test.each([
    ['public', 0],
    ['inbound', 1],
    ['stages', 1.5],
    ['relay', 4],
  ])('Refused: %s with %s', (group, value) => {
    expect(reserving(1000, { [group]: value })).toThrow(new RegExp(`concurrency\\.reserved.*|${group}`));
  });
});
