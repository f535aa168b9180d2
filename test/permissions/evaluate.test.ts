import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asked } from './call.ts';
import { decide, type PolicyStatement } from './evaluate.ts';
import { arnMatches, wildcardMatches } from './wildcards.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:000000000000:table/Amends';
const statement = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  effect: 'Allow',
  actions: ['dynamodb:GetItem'],
  resources: [TABLE],
  conditions: {},
  ...more,
});
const asked = (more: Partial<Asked> = {}): Asked => ({
  action: 'dynamodb:GetItem',
  resource: TABLE,
  conditions: {},
  ...more,
});

describe('wildcards', () => {
  test.each([
    ['*', '', true],
    ['*', 'anything', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['a*c', 'ac', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['', '', true],
    ['', 'a', false],
    ['BLOCKED#*', 'BLOCKED#CASE', true],
    ['BLOCKED#*', 'CASE#BLOCKED#', false],
    ['a.c', 'abc', false],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(wildcardMatches(pattern, text)).toBe(expected);
  });

  test('are what the same pattern is as an expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 12 });
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
        expect(wildcardMatches(pattern, text)).toBe(expression.test(text));
      }),
    );
  });

  test('are read in no time where a pattern is made to take long', () => {
    const pattern = '*a'.repeat(200);
    expect(wildcardMatches(`${pattern}b`, 'a'.repeat(5_000))).toBe(false);
  });

  test('of an ARN do not reach over a colon', () => {
    expect(arnMatches('arn:aws:iam::*:role/x', 'arn:aws:iam::1:role/x')).toBe(true);
    expect(arnMatches('arn:aws:*:role/x', 'arn:aws:iam::1:role/x')).toBe(false);
    expect(arnMatches('arn:aws:states:*:1:execution:a:*', 'arn:aws:states:eu:1:execution:a:b')).toBe(true);
  });
});

describe('a decision', () => {
  test.each<[string, PolicyStatement[], Asked, string]>([
    ['Nothing is allowed by nobody', [], asked(), 'not allowed'],
    ['What is allowed is', [statement()], asked(), 'allowed'],
    ['Another action is not', [statement()], asked({ action: 'dynamodb:PutItem' }), 'not allowed'],
    ['An action is one in any case', [statement({ actions: ['DynamoDB:getitem'] })], asked(), 'allowed'],
    ['Any action of a service', [statement({ actions: ['dynamodb:*'] })], asked(), 'allowed'],
    ['Another resource is not', [statement()], asked({ resource: `${TABLE}2` }), 'not allowed'],
    ['An index is not its table', [statement()], asked({ resource: `${TABLE}/index/gsi1` }), 'not allowed'],
    ['A resource is one in its own case alone', [statement()], asked({ resource: TABLE.toLowerCase() }), 'not allowed'],
    ['A Deny beats an Allow', [statement(), statement({ effect: 'Deny' })], asked(), 'denied'],
    ['And whichever comes first', [statement({ effect: 'Deny' }), statement()], asked(), 'denied'],
    ['A Deny allows nothing', [statement({ effect: 'Deny' })], asked({ action: 'dynamodb:Query' }), 'not allowed'],
  ])('%s', (_, statements, call, expected) => {
    expect(decide(statements, call)).toBe(expected);
  });

  const under = (conditions: PolicyStatement['conditions'], known: Asked['conditions']) =>
    decide([statement({ conditions })], asked({ conditions: known })) === 'allowed';
  const keys = (operator: string, ...patterns: string[]) => ({ [operator]: { 'dynamodb:LeadingKeys': patterns } });
  const touched = (...values: string[]) => ({ 'dynamodb:LeadingKeys': values });

  test.each<[string, PolicyStatement['conditions'], Asked['conditions'], boolean]>([
    ['an equal text', { StringEquals: { k: ['a', 'b'] } }, { k: ['b'] }, true],
    ['a text in another case', { StringEquals: { k: ['a'] } }, { k: ['A'] }, false],
    ['a key in another case', { StringEquals: { 'S3:Key': ['a'] } }, { 's3:key': ['a'] }, true],
    ['a key that is not there', { StringEquals: { k: ['a'] } }, {}, false],
    ['a key that need not be there', { StringEqualsIfExists: { k: ['a'] } }, {}, true],
    ['a key that need not be there, and is wrong', { StringEqualsIfExists: { k: ['a'] } }, { k: ['b'] }, false],
    ['a text that must not be', { StringNotEquals: { k: ['a', 'b'] } }, { k: ['b'] }, false],
    ['none of the texts that must not be', { StringNotEquals: { k: ['a', 'b'] } }, { k: ['c'] }, true],
    ['a denied key that is not there', { StringNotEquals: { k: ['a'] } }, {}, true],
    ['a sender of our domain', { StringLike: { k: ['*@lumbre.example'] } }, { k: ['hola@lumbre.example'] }, true],
    [
      'a sender of a longer domain',
      { StringLike: { k: ['*@lumbre.example'] } },
      { k: ['a@lumbre.example.org'] },
      false,
    ],
    ['an ARN', { ArnLike: { k: ['arn:aws:sns:*:1:t'] } }, { k: ['arn:aws:sns:eu:1:t'] }, true],
    ['another ARN', { ArnNotEquals: { k: ['arn:aws:iam::1:role/a'] } }, { k: ['arn:aws:iam::1:role/b'] }, true],
    ['true', { Bool: { k: ['true'] } }, { k: ['true'] }, true],
    ['false', { Bool: { k: ['true'] } }, { k: ['false'] }, false],
    ['two conditions of which one fails', { StringEquals: { k: ['a'], l: ['b'] } }, { k: ['a'], l: ['c'] }, false],
    ['all keys of a kind', keys('ForAllValues:StringLike', 'SIGNED#*'), touched('SIGNED#x', 'SIGNED#y'), true],
    ['one key of another kind', keys('ForAllValues:StringLike', 'SIGNED#*'), touched('SIGNED#x', 'CASE#x'), false],
    ['all of no keys', keys('ForAllValues:StringLike', 'SIGNED#*'), {}, true],
    ['any key of a kind', keys('ForAnyValue:StringLike', 'BLOCKED#*'), touched('CASE#x', 'BLOCKED#x'), true],
    ['any of no keys', keys('ForAnyValue:StringLike', 'BLOCKED#*'), {}, false],
    ['any of no keys that must not be', keys('ForAnyValue:StringNotLike', 'BLOCKED#*'), {}, false],
  ])('holds a condition to %s', (_, conditions, known, expected) => {
    expect(under(conditions, known)).toBe(expected);
  });

  test.each(['NumericLessThan', 'IpAddress', 'ForSomeValues:StringLike', 'constructor'])(
    'is none where the operator %s is not known',
    (operator) => {
      expect(() => under({ [operator]: { k: ['1'] } }, { k: ['1'] })).toThrow(operator);
    },
  );

  const statements = fc.array(
    fc.record({
      effect: fc.constantFrom('Allow' as const, 'Deny' as const),
      actions: fc.subarray(['s3:GetObject', 's3:PutObject', 's3:*', '*'], { minLength: 1 }),
      resources: fc.subarray(['arn:aws:s3:::a/x', 'arn:aws:s3:::a/*', '*'], { minLength: 1 }),
      conditions: fc.constantFrom<PolicyStatement['conditions'][]>(
        {},
        { StringEquals: { k: ['1'] } },
        { 'ForAnyValue:StringLike': { k: ['2*'] } },
      ),
    }),
    { maxLength: 6 },
  );
  const calls = fc.record({
    action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'kms:Sign'),
    resource: fc.constantFrom('arn:aws:s3:::a/x', 'arn:aws:s3:::a/y', 'arn:aws:s3:::b/x'),
    conditions: fc.constantFrom<Asked['conditions'][]>({}, { k: ['1'] }, { k: ['1', '22'] }),
  });

  test('does not hang on the order of statements', () => {
    fc.assert(
      fc.property(statements, calls, (some, call) => {
        expect(decide(some.toReversed(), call)).toBe(decide(some, call));
      }),
    );
  });

  test('is never made wider by a Deny, and never narrower by an Allow', () => {
    fc.assert(
      fc.property(statements, statements, calls, (some, more, call) => {
        const denies = more.map((one) => ({ ...one, effect: 'Deny' as const }));
        const allows = more.map((one) => ({ ...one, effect: 'Allow' as const }));
        const before = decide(some, call);
        if (before !== 'allowed') expect(decide([...some, ...denies], call)).not.toBe('allowed');
        if (before === 'allowed') expect(decide([...some, ...allows], call)).toBe('allowed');
        if (before === 'denied') expect(decide([...some, ...allows], call)).toBe('denied');
      }),
    );
  });
});
