import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resourcesOf, templateFor } from './stack.ts';

const template = templateFor('prod');
const dashboards = resourcesOf(template, 'AWS::CloudWatch::Dashboard');
const queries = resourcesOf(template, 'AWS::Logs::QueryDefinition');
const bodyOf = (name: string): string =>
  JSON.stringify(dashboards.find(([id]) => id.includes(name))?.[1].Properties['DashboardBody'] ?? '');

/** What our functions write to their logs, as it stands in their code. */
const code = execFileSync(
  'git',
  ['grep', '-h', '-E', 'log\\(|urgent call|contract.name', '--', 'functions', 'cases', 'platform'],
  {
    encoding: 'utf8',
  },
);
/** The lines that a query looks for: what stands in quotes in its lists. */
const lookedFor = (text: string): string[] =>
  [...text.matchAll(/message\.message in \[([^\]]+)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/"?\\*"([a-z ]+)\\*"/g)].map(([, line = '']) => line),
  );

describe('What people look at', () => {
  test('There is a dashboard for the care team and one for the platform, each named after the stack', () => {
    expect(dashboards.map(([, { Properties }]) => JSON.stringify(Properties['DashboardName'])).toSorted()).toEqual([
      '{"Fn::Join":["",[{"Ref":"AWS::StackName"},"-care"]]}',
      '{"Ref":"AWS::StackName"}',
    ]);
  });

  test('The platform’s shows the state of every alarm that reaches somebody', () => {
    const shown = bodyOf('MonitoringDashboard');
    const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').filter(([id]) => id.startsWith('Monitoring'));
    expect(alarms.length).toBeGreaterThan(20);
    for (const [id] of alarms) expect(shown).toContain(`"${id}","Arn"`);
  });

  test('What is counted from logs is written there', () => {
    const lines = [
      bodyOf('CareDashboard'),
      ...queries.map(([, { Properties }]) => String(Properties['QueryString'])),
    ].flatMap(lookedFor);
    expect(lines).toEqual(
      expect.arrayContaining(['complaint received', 'delivery kept', 'urgent call overdue', 'effect given up']),
    );
    for (const line of lines) expect(code, line).toContain(`'${line}'`);
  });
});

describe('What is asked of the logs again and again', () => {
  test('Is kept on AWS alone, below the name of the stack', () => {
    expect(queries.length).toBeGreaterThan(2);
    for (const [, query] of queries) {
      expect(query['Condition']).toBeDefined();
      expect(JSON.stringify(query.Properties['Name'])).toMatch(/"AWS::StackName"\},"\//);
    }
  });

  test('Looks at the logs of every function, so that one complaint is followed through all of them', () => {
    const groups = resourcesOf(template, 'AWS::Lambda::Function').map(
      ([, { Properties }]) => (Properties['LoggingConfig'] as { LogGroup: { Ref: string } }).LogGroup.Ref,
    );
    // CloudWatch Logs, PutQueryDefinition: at most 50.
    expect(groups.length).toBeLessThanOrEqual(50);
    for (const [, { Properties }] of queries)
      expect((Properties['LogGroupNames'] as { Ref: string }[]).map(({ Ref }) => Ref).toSorted()).toEqual(
        groups.toSorted(),
      );
  });

  test('The runbook says where they are', () => {
    expect(readFileSync('docs/runbook.md', 'utf8')).toContain('One complaint, from receipt to its end');
  });
});
