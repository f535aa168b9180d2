import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { policyOf, templateOfEverything } from './everything.ts';
import { listOf, resourcesOf, statementsOf, templateFor, templateWith } from './stack.ts';

const off = templateFor('dev');
const on = templateOfEverything();
const runbook = readFileSync('docs/runbook.md', 'utf8');

const alarmsOf = (template: typeof on) =>
  new Map(
    resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, alarm]) => [
      /"-([a-z0-9-]+)"/.exec(JSON.stringify(alarm.Properties['AlarmName']))?.[1] ?? '',
      alarm,
    ]),
  );
const added = [...alarmsOf(on)].filter(([name]) => !alarmsOf(off).has(name));

describe('alarms of options', () => {
  test('Each reaches a person, says whom it hurts, and stands in the runbook', () => {
    expect(added.map(([name]) => name).toSorted()).toEqual([
      ...['malware-found-evidence', 'malware-found-inbound', 'malware-not-scanned-evidence'],
      ...['malware-not-scanned-inbound', 'stages-failing', 'volume-complaints', 'volume-requests'],
    ]);
    for (const [name, { Properties }] of added) {
      expect(Properties['AlarmDescription'], name).toMatch(/^(A customer|Customers|Somebody|Everything) .*\.$/);
      expect(Properties['AlarmActions'], name).toHaveLength(1);
      const kind = name.replace(/-(inbound|evidence)$/, '-*');
      expect(
        runbook
          .split('\n')
          .filter((line) => line.startsWith('## '))
          .join('\n'),
        name,
      ).toContain(`\`${kind}\``);
    }
  });

  test('Volume is measured by a number, or by what CloudWatch has learned to expect, which no emulator does', () => {
    const alarms = alarmsOf(on);
    expect(alarms.get('volume-requests')?.Properties).toMatchObject({
      Threshold: 5000,
      MetricName: 'Count',
      Period: 300,
    });
    expect(alarms.get('volume-requests')?.['Condition']).toBeUndefined();
    const unusual = alarms.get('volume-complaints');
    expect(unusual?.['Condition']).toBe('OnAws');
    expect(unusual?.Properties['ComparisonOperator']).toBe('GreaterThanUpperThreshold');
    expect(JSON.stringify(unusual?.Properties['Metrics'])).toMatch(/ANOMALY_DETECTION_BAND\(\w+, 3\)/);
    expect(JSON.stringify(unusual?.Properties['Metrics'])).toContain('ExecutionsStarted');
    const other = alarmsOf(templateWith({ volume: { requests: { deviations: 2 }, complaints: { above: 40 } } }));
    expect(other.get('volume-requests')?.['Condition']).toBe('OnAws');
    expect(other.get('volume-complaints')?.Properties).toMatchObject({ Threshold: 40, Period: 3600 });
  });
});

describe('the budget', () => {
  test('There is none unless it is switched on, and nothing of it in the policies', () => {
    expect(resourcesOf(off, 'AWS::Budgets::Budget')).toEqual([]);
    expect(JSON.stringify(off.toJSON())).not.toContain('budgets.amazonaws.com');
  });

  test('It tells of its parts and of what is to be expected, by the topic of the alarms, on AWS', () => {
    const [[, budget] = []] = resourcesOf(on, 'AWS::Budgets::Budget');
    expect(budget?.['Condition']).toBe('OnAws');
    expect(budget?.Properties['Budget']).toMatchObject({
      ...{ BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 150, Unit: 'USD' } },
    });
    const told = budget?.Properties['NotificationsWithSubscribers'] as {
      Notification: { NotificationType: string; Threshold: number };
      Subscribers: { SubscriptionType: string; Address: { Ref: string } }[];
    }[];
    expect(told.map(({ Notification: { NotificationType, Threshold } }) => [NotificationType, Threshold])).toEqual([
      ['ACTUAL', 50],
      ['ACTUAL', 90],
      ['FORECASTED', 100],
    ]);
    const [[topic] = []] = resourcesOf(on, 'AWS::SNS::Topic');
    for (const { Subscribers } of told)
      expect(Subscribers).toEqual([{ SubscriptionType: 'SNS', Address: { Ref: topic } }]);
  });

  test('AWS Budgets may write to the encrypted topic for budgets of this account, and no other', () => {
    const granted = [
      ...policyOf(on, 'AWS::SNS::TopicPolicy', 'PolicyDocument'),
      ...policyOf(on, 'AWS::KMS::Key', 'KeyPolicy'),
    ].filter(({ Sid }) => Sid === 'BudgetsOfThisAccount');
    expect(granted.flatMap(({ Action }) => listOf(Action)).toSorted()).toEqual([
      ...['kms:Decrypt', 'kms:GenerateDataKey', 'sns:Publish'],
    ]);
    for (const { Condition } of granted)
      expect(Condition).toMatchObject({
        StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
        ArnLike: { 'aws:SourceArn': expect.anything() },
      });
  });
});

describe('the scan for malware', () => {
  const plans = resourcesOf(on, 'AWS::GuardDuty::MalwareProtectionPlan');
  const buckets = resourcesOf(on, 'AWS::S3::Bucket');

  test('There is none unless it is switched on, and nothing is held then', () => {
    expect(resourcesOf(off, 'AWS::GuardDuty::MalwareProtectionPlan')).toEqual([]);
    expect(JSON.stringify(off.toJSON())).not.toMatch(/GuardDuty|MALWARE_SCAN/);
  });

  test('What came in and what is kept of it is scanned and tagged, on AWS', () => {
    expect(plans.map(([, { Properties }]) => Properties['ProtectedResource'])).toEqual([
      { S3Bucket: { BucketName: { Ref: expect.stringContaining('Inbound') }, ObjectPrefixes: ['inbound/'] } },
      { S3Bucket: { BucketName: { Ref: expect.stringContaining('Evidence') }, ObjectPrefixes: ['attachments/'] } },
    ]);
    for (const [, plan] of plans) {
      expect(plan['Condition']).toBe('OnAws');
      expect(plan.Properties['Actions']).toEqual({ Tagging: { Status: 'ENABLED' } });
    }
    const loud = buckets.filter(([, { Properties }]) => Properties['NotificationConfiguration'] !== undefined);
    expect(loud).toHaveLength(2);
  });

  test('Nobody reads what no scan has found clean but the scan, and what makes cases of mail', () => {
    const held = policyOf(on, 'AWS::S3::BucketPolicy', 'PolicyDocument').filter(
      ({ Sid }) => Sid === 'NothingUnscanned',
    );
    expect(held).toHaveLength(2);
    const exempt = held.map(({ Effect, Condition, Action }) => {
      expect({ Effect, Action }).toEqual({ Effect: 'Deny', Action: ['s3:GetObject', 's3:GetObjectVersion'] });
      const { StringNotEquals, ArnNotEquals } = Condition as Record<string, Record<string, unknown>>;
      expect(StringNotEquals).toEqual({ 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' });
      return listOf(ArnNotEquals?.['aws:PrincipalArn']).map(
        (arn) => /"(\w+?)(?:[0-9A-F]{8})"/.exec(JSON.stringify(arn))?.[1],
      );
    });
    expect(exempt.toSorted((one, two) => two.length - one.length)).toEqual([
      ['MalwareScaninboundrole', 'InboundReadRole'],
      ['MalwareScanevidencerole'],
    ]);
  });

  test('The scan may read and tag what is in its prefix, and stands on no wildcard but the rule that GuardDuty names', () => {
    const own = statementsOf(on).filter(({ role }) => role.startsWith('MalwareScan'));
    const actions = own.flatMap(({ statement }) => listOf(statement.Action));
    expect(actions).toContain('s3:PutObjectTagging');
    expect(actions.filter((action) => /\*|Delete(?!Rule)|s3:PutObjectAcl/.test(action))).toEqual([]);
    for (const { statement } of own) {
      expect(listOf(statement.Resource)).not.toContain('*');
      const wild = JSON.stringify(statement.Resource).match(/"[^"]*\*"/g) ?? [];
      for (const one of wild) expect(one).toMatch(/inbound\/\*|attachments\/\*|DO-NOT-DELETE-AmazonGuardDuty/);
    }
  });

  test('Only what hands out originals is told to look at the tags, and may', () => {
    const told = resourcesOf(on, 'AWS::Lambda::Function').filter(([, { Properties }]) =>
      JSON.stringify(Properties['Environment']).includes('MALWARE_SCAN'),
    );
    expect(told.map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'DeskSetAside',
      'EvidenceByDesk',
      'EvidenceByCommand',
    ]);
    const looking = statementsOf(on).filter(({ statement }) =>
      listOf(statement.Action).includes('s3:GetObjectTagging'),
    );
    const roles = new Set(looking.map(({ role }) => role.replace(/[0-9A-F]{8}$/, '')));
    expect([...roles].toSorted()).toEqual([
      ...['DeskSetAsideRole', 'EvidenceByCommandRole', 'EvidenceByDeskRole'],
      ...['MalwareScanevidencerole', 'MalwareScaninboundrole', 'RetentionWorkerRole'],
    ]);
  });
});
