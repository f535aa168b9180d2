import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { amendsHome } from '#local/paths.ts';
import { templateFor } from '#test/infra/stack.ts';
import { lint } from './cfn-lint.ts';

const folder = join(amendsHome, 'engines');
mkdirSync(folder, { recursive: true });

const written = (name: string, template: object): string => {
  const file = join(folder, `${name}.template.json`);
  writeFileSync(file, JSON.stringify(template));
  return file;
};

/** What cfn-lint says of our templates and what is right nevertheless, with the reason. An entry that it no longer says fails. */
const RIGHT_NEVERTHELESS: { rule: string; message: RegExp; because: string }[] = [
  {
    rule: 'W3005',
    message: /^'\w+Role\w{8}' dependency already enforced by a 'GetAtt' at 'Resources\/\w+\/Properties\/Role(?:Arn)?'$/,
    because: 'The CDK writes that whatever has a role waits for it and its policy; said twice, it is the same order.',
  },
];

const isRight = ({ rule, message }: { rule: string; message: string }): boolean =>
  RIGHT_NEVERTHELESS.some((known) => known.rule === rule && known.message.test(message));

test.each(['prod', 'dev'] as const)(
  'CloudFormation would find no error in the template of %s, and no warning but those that are wrong',
  (tier) => {
    const findings = lint(written(tier, templateFor(tier).toJSON()));
    expect(findings.filter((finding) => !isRight(finding))).toEqual([]);
    for (const known of RIGHT_NEVERTHELESS)
      expect(
        findings.some(({ rule, message }) => known.rule === rule && known.message.test(message)),
        known.because,
      ).toBe(true);
  },
);

test.each([
  [
    'a value that the service does not know',
    { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 50_000 } },
    'E3034',
  ],
  ['a property that the type does not have', { Type: 'AWS::SQS::Queue', Properties: { Colour: 'red' } }, 'E3002'],
  ['a reference to nothing', { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Nothing' } } }, 'E1020'],
])('An error would be found: %s', (name, resource, rule) => {
  const findings = lint(written(`error-${rule}`, { Resources: { Queue: resource } }));
  expect(
    findings.map((finding) => finding.rule),
    name,
  ).toContain(rule);
});

test('A template that is not there is no clean one', () => {
  expect(lint(join(folder, 'nowhere.template.json')).map(({ rule }) => rule)).toEqual(['E0003']);
});
