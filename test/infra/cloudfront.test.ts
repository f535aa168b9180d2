import { describe, expect, test } from 'vitest';
import { DOORS, firewallTemplate, templateOfEverything } from './everything.ts';
import { listOf, resourcesOf, statementsOf, templateFor } from './stack.ts';

const off = templateFor('dev');
const on = templateOfEverything();
const typesOf = (template: typeof on) =>
  new Set(Object.values(template.toJSON()['Resources'] as Record<string, { Type: string }>).map(({ Type }) => Type));

type Behavior = {
  CachePolicyId: unknown;
  AllowedMethods: string[];
  ResponseHeadersPolicyId?: string;
  OriginRequestPolicyId: string;
};
type Config = {
  Origins: { DomainName: unknown; OriginCustomHeaders: { HeaderName: string; HeaderValue: unknown }[] }[];
  DefaultCacheBehavior: Behavior;
  CacheBehaviors: (Behavior & { PathPattern: string })[];
  CustomErrorResponses: { ErrorCode: number; ErrorCachingMinTTL: number }[];
  Aliases: string[];
  WebACLId: unknown;
  Logging?: unknown;
  ViewerCertificate: object;
};
const [, distribution] = resourcesOf(on, 'AWS::CloudFront::Distribution')[0] ?? [];
const config = distribution?.Properties['DistributionConfig'] as Config;

/** AWS: CloudFront, managed policies. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

describe('CloudFront', () => {
  test('There is none, and no parameter of it, unless it is switched on', () => {
    expect([...typesOf(off)].filter((type) => /CloudFront|WAF/.test(type))).toEqual([]);
    expect(off.toJSON()['Parameters']).not.toHaveProperty('WebAclArn');
    expect(JSON.stringify(off.toJSON())).not.toContain('ORIGIN_SECRET_ID');
  });

  test('All of it is for AWS alone', () => {
    const template = on.toJSON()['Resources'] as Record<string, { Type: string; Condition?: string }>;
    const edge = Object.entries(template).filter(([id, { Type }]) => /^ApiEdge/.test(id) || /CloudFront/.test(Type));
    expect(edge.length).toBeGreaterThanOrEqual(4);
    for (const [id, { Condition }] of edge) expect(Condition, id).toBe('OnAws');
  });

  test('It keeps nothing but files named by their hash, and those only as their answers say', () => {
    expect(config.DefaultCacheBehavior.CachePolicyId).toBe(CACHING_DISABLED);
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/desk/assets/*']);
    const [, policy] = resourcesOf(on, 'AWS::CloudFront::CachePolicy')[0] ?? [];
    expect(policy?.Properties['CachePolicyConfig']).toMatchObject({ MinTTL: 0, DefaultTTL: 0 });
    const kept = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
    expect(config.CustomErrorResponses).toEqual(kept.map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })));
  });

  test('Every method goes through with every header but the name it was called by, and no header of an answer is touched', () => {
    expect(config.DefaultCacheBehavior.AllowedMethods).toContain('POST');
    for (const behavior of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      expect(behavior.OriginRequestPolicyId).toBe(ALL_BUT_HOST);
      expect(behavior).not.toHaveProperty('ResponseHeadersPolicyId');
    }
  });

  test('Its log, which would hold addresses and tokens of customers, is not written', () => {
    expect(config.Logging).toBeUndefined();
  });

  test('It has the name and the certificate of the company, which is where customers are sent', () => {
    expect(config.Aliases).toEqual(['complaints.lumbre.example']);
    expect(config.ViewerCertificate).toMatchObject({ MinimumProtocolVersion: 'TLSv1.2_2021' });
    expect(JSON.stringify(on.toJSON()['Outputs'].ApiUrl)).toContain('https://complaints.lumbre.example');
  });

  test('It shows a secret that only the functions with an address of their own know, on AWS', () => {
    const [origin] = config.Origins;
    const [shown] = origin?.OriginCustomHeaders ?? [];
    expect(shown?.HeaderName).toBe('x-amends-origin');
    expect(JSON.stringify(shown?.HeaderValue)).toContain('resolve:secretsmanager:');
    const told = resourcesOf(on, 'AWS::Lambda::Function').filter(([, { Properties }]) =>
      JSON.stringify(Properties['Environment']).includes('"ORIGIN_SECRET_ID":{"Fn::If":["OnAws"'),
    );
    const names = told.map(
      ([, { Properties }]) => /"-([a-z-]+)"/.exec(JSON.stringify(Properties['FunctionName']))?.[1],
    );
    expect(names.toSorted()).toEqual(DOORS);
    const reading = statementsOf(on).filter(
      ({ statement }) =>
        listOf(statement.Action).includes('secretsmanager:GetSecretValue') &&
        JSON.stringify(statement.Resource).includes('OriginSecret'),
    );
    expect(reading).toHaveLength(names.length);
  });

  test('Its function writes the address it saw itself over what a client wrote there', () => {
    const [, viewer] = resourcesOf(on, 'AWS::CloudFront::Function')[0] ?? [];
    const code = String(viewer?.Properties['FunctionCode']);
    const handler = new Function(`${code}; return handler;`)() as (event: object) => { headers: object };
    const headers = { 'x-amends-viewer': { value: '10.0.0.1', multiValue: [{ value: '10.0.0.2' }] } };
    expect(handler({ request: { headers }, viewer: { ip: '198.51.100.7' } }).headers).toEqual({
      'x-amends-viewer': { value: '198.51.100.7' },
    });
  });

  test('On AWS the deploy is refused without the firewall, which another region holds', () => {
    expect(config.WebACLId).toEqual({ Ref: 'WebAclArn' });
    const { AllowedPattern } = on.toJSON()['Parameters'].WebAclArn;
    expect(`arn:aws:wafv2:eu-west-1:123456789012:global/webacl/a/b`).not.toMatch(new RegExp(AllowedPattern));
    expect(`arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b`).toMatch(new RegExp(AllowedPattern));
    expect(on.toJSON()['Rules'].EdgeHasFirewall.RuleCondition).toEqual({ 'Fn::Equals': [{ Ref: 'Target' }, 'aws'] });
  });

  test("The API's own address stays open for CloudFront, whose secret the functions ask for", () => {
    const [, api] = resourcesOf(on, 'AWS::ApiGatewayV2::Api')[0] ?? [];
    expect(api?.Properties).not.toHaveProperty('DisableExecuteApiEndpoint');
  });
});

describe('the firewall', () => {
  const [, acl] = resourcesOf(firewallTemplate(), 'AWS::WAFv2::WebACL')[0] ?? [];
  // biome-ignore lint/suspicious/noExplicitAny: a rule is as deep as AWS made it.
  const all = (acl?.Properties['Rules'] ?? []) as any[];
  const ruleOf = (name: string) => all.find((rule) => rule.Name === name);

  test('One address may ask so often; deliveries of platforms, which come from few, are not counted', () => {
    const { Statement, Action } = ruleOf('rate-of-one-address');
    expect(Action).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
    expect(Statement.RateBasedStatement).toMatchObject({
      AggregateKeyType: 'IP',
      Limit: 700,
      EvaluationWindowSec: 300,
    });
    expect(Statement.RateBasedStatement.ScopeDownStatement.NotStatement.Statement.ByteMatchStatement).toMatchObject({
      SearchString: '/channels/',
      PositionalConstraint: 'STARTS_WITH',
    });
  });

  test('What is blocked for its length is longer than the largest delivery we take, which is not', () => {
    const { RegexString, FieldToMatch } = ruleOf('too-long').Statement.RegexMatchStatement;
    expect(FieldToMatch).toEqual({ SingleHeader: { Name: 'content-length' } });
    const tooLong = new RegExp(RegexString);
    for (const length of ['0', '262144', '6291456', '6999999', '0000999']) expect(length).not.toMatch(tooLong);
    for (const length of ['7000000', '9999999', '10485760', '99999999999', '007000000'])
      expect(length).toMatch(tooLong);
  });

  test("AWS's rules that look into what customers write only count: a complaint about an attack is no attack", () => {
    const group = ruleOf('common-rules-of-aws').Statement.ManagedRuleGroupStatement;
    expect(group).toMatchObject({ VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' });
    const counted = group.RuleActionOverrides.map(({ Name }: { Name: string }) => Name);
    for (const name of ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericLFI_BODY', 'GenericRFI_BODY'])
      expect(counted).toContain(name);
    expect(
      group.RuleActionOverrides.every((one: object) => 'Count' in (one as { ActionToUse: object }).ActionToUse),
    ).toBe(true);
    expect(group.ScopeDownStatement).toBeDefined();
  });

  test('It shows no samples of requests, whose paths hold tokens, and lets everything else through', () => {
    expect(acl?.Properties).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
    expect(JSON.stringify(acl)).not.toContain('"SampledRequestsEnabled":true');
  });
});
