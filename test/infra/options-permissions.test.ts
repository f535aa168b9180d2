import type { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { DOORS, everythingOn, templateOfEverything } from './everything.ts';
import { endOf, roleOf } from './roles.ts';
import { listOf, resourcesOf, statementsOf, templateFor, templateWith } from './stack.ts';

const BOT_SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:turnstile';
const botCheck = { url: 'https://challenges.cloudflare.com/turnstile/v0/siteverify', secretArn: BOT_SECRET };

/** Each thing that a function may do, as `function: action on resource if condition`. */
const allowances = (template: Template): Set<string> => {
  const names = new Map(
    resourcesOf(template, 'AWS::Lambda::Function').map(([, { Properties }]) => [
      roleOf(Properties),
      endOf(Properties['FunctionName']),
    ]),
  );
  const all = statementsOf(template).flatMap(({ role, statement: { Effect, Action, Resource, Condition } }) =>
    listOf(Action).flatMap((action) =>
      listOf<unknown>(Resource).map(
        (on) =>
          `${names.get(role) ?? role}: ${Effect} ${action} on ${JSON.stringify(on)} if ${JSON.stringify(Condition)}`,
      ),
    ),
  );
  return new Set(all);
};

const plain = allowances(templateFor('dev'));
const added = (template: Template): string[] => [...allowances(template)].filter((one) => !plain.has(one));
/** Who may do what, in short: resources are held by their own expectations. */
const inShort = (some: string[]): string[] => [...new Set(some.map((one) => one.replace(/ on .*$/, '')))].toSorted();

/** What GuardDuty asks for (GuardDuty User Guide, "Create or update the IAM role policy" of Malware Protection for S3). */
const SCANS = [
  'events:DeleteRule',
  'events:DescribeRule',
  'events:ListTargetsByRule',
  'events:PutRule',
  'events:PutTargets',
  'events:RemoveTargets',
  'kms:Decrypt',
  'kms:GenerateDataKey',
  's3:GetBucketNotification',
  's3:GetObject',
  's3:GetObjectTagging',
  's3:GetObjectVersion',
  's3:GetObjectVersionTagging',
  's3:ListBucket',
  's3:PutBucketNotification',
  's3:PutObject',
  's3:PutObjectTagging',
  's3:PutObjectVersionTagging',
];

test('What a deployment switches on takes nothing away from what its functions may do', () => {
  const left = allowances(templateOfEverything());
  expect([...plain].filter((one) => !left.has(one))).toEqual([]);
});

test('The bot check reads one secret, for the function that takes complaints', () => {
  const more = added(templateWith({ botCheck }));
  expect(more).toEqual([`complaints: Allow secretsmanager:GetSecretValue on "${BOT_SECRET}" if undefined`]);
});

test('Numbers, budgets and alarms allow no function anything', () => {
  const { concurrency, budget, volume } = everythingOn;
  expect(added(templateWith({ concurrency, budget, volume }))).toEqual([]);
});

test('Behind CloudFront every function that answers reads the secret, and may open it with its key', () => {
  const more = added(templateWith({ edge: everythingOn.edge }));
  expect(inShort(more)).toEqual(
    DOORS.flatMap((door) => [`${door}: Allow kms:Decrypt`, `${door}: Allow secretsmanager:GetSecretValue`]).toSorted(),
  );
  expect(more.filter((one) => one.includes('kms:Decrypt') && !one.includes('secretsmanager.'))).toEqual([]);
});

test('The malware scan has roles of its own, and whoever hands out files reads what it found', () => {
  const more = inShort(added(templateWith({ malwareScan: true })));
  expect(more.filter((one) => !one.startsWith('MalwareScan'))).toEqual(
    ['desk-evidence-by-command', 'desk-evidence', 'desk-set-aside'].map((name) => `${name}: Allow s3:GetObjectTagging`),
  );
  expect(more.filter((one) => one.startsWith('MalwareScan')).map((one) => one.replace(/^\w+: Allow /, ''))).toEqual([
    ...SCANS,
    ...SCANS,
  ]);
});
