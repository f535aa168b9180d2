import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { roles } from '#domain/vocabulary.ts';
import { deliverySurveyEndpoints } from '#functions/complaints/delivery-survey/endpoints.ts';
import { complaintEndpoints } from '#functions/complaints/endpoints.ts';
import { formEndpoints } from '#functions/complaints/form/endpoints.ts';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { evidenceEndpoints } from '#functions/desk/evidence/endpoints.ts';
import { learningEndpoints } from '#functions/desk/learning/endpoints.ts';
import { setAsideEndpoints } from '#functions/desk/set-aside/endpoints.ts';
import { deskAppEndpoints } from '#functions/desk-app/endpoints.ts';
import { integrationEndpoints } from '#functions/integrations/endpoints.ts';
import { documentEndpoints } from '#functions/track/documents/endpoints.ts';
import { trackEndpoints } from '#functions/track/endpoints.ts';
import { waysIn } from '#functions/ways-in.ts';
import { webhookEndpoints } from '#functions/webhooks/endpoints.ts';
import { policy, resourcesOf, templateFor } from './stack.ts';

const template = templateFor('dev');
const areas = new Set<string>();
/** The routes of each function, in the order in which the stack makes them. */
const ways = [
  complaintEndpoints,
  formEndpoints,
  deliverySurveyEndpoints,
  webhookEndpoints,
  integrationEndpoints,
  deskEndpoints,
  learningEndpoints,
  setAsideEndpoints,
  evidenceEndpoints,
  deskAppEndpoints,
  trackEndpoints,
  documentEndpoints,
].flatMap((endpoints) => waysIn(endpoints, areas));

describe('the API', () => {
  const routes = new Map(
    resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [
      Properties['RouteKey'],
      Properties['AuthorizationType'],
    ]),
  );
  test('The API has exactly the routes of the endpoint lists, and one for the rest', () => {
    const keys = ways.map(({ method, path }) => `${method} ${path}`);
    expect([...routes.keys()].toSorted()).toEqual([...keys, '$default'].toSorted());
  });
  test('The API asks everybody at the desk who they are', () => {
    for (const { method, path, access } of ways)
      expect(routes.get(`${method} ${path}`), path).toBe(access === 'desk' ? 'JWT' : 'NONE');
    for (const [key, authorization] of routes)
      if (/ \/desk\/\w/.test(String(key))) expect(authorization, String(key)).toBe('JWT');
  });
  test('The API is throttled, opens to no other origin, and logs no path, since a path can hold a token', () => {
    const [stage] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage').map(([, { Properties }]) => Properties);
    expect(stage).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
    });
    const Format = String((stage?.['AccessLogSettings'] as { Format: string } | undefined)?.Format);
    const logged = Object.values(JSON.parse(Format));
    expect(logged).toContain('$context.routeKey');
    // What leads from there to the lines of the function, which name the case.
    expect(logged).toContain('$context.integration.requestId');
    expect(Format).not.toMatch(/path|sourceIp|userAgent|claims|\.identity/);
    expect(resourcesOf(template, 'AWS::ApiGatewayV2::Api')[0]?.[1].Properties).not.toHaveProperty('CorsConfiguration');
  });
});

describe('limits of the API', () => {
  const [[, stage] = []] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage');
  const settings = stage?.Properties['RouteSettings'] as Record<string, Record<string, number>>;

  test('Every route but the rest has a limit of its own, so that no way in uses up another', () => {
    const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route');
    const keys = routes.map(([, { Properties }]) => String(Properties['RouteKey']));
    expect(Object.keys(settings).toSorted()).toEqual(keys.filter((key) => key !== '$default').toSorted());
    for (const { ThrottlingRateLimit = 0, ThrottlingBurstLimit = 0 } of Object.values(settings)) {
      expect(ThrottlingRateLimit).toBeGreaterThan(0);
      expect(ThrottlingBurstLimit).toBeGreaterThanOrEqual(ThrottlingRateLimit);
    }
    expect(settings['POST /complaints']).toMatchObject({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
    expect(settings['POST /channels/{channel}']).toMatchObject({ ThrottlingRateLimit: 100 });
  });

  test('The stage is made after the routes that it names', () => {
    const { DependsOn } = stage as unknown as { DependsOn: string[] };
    const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route');
    const named = routes.filter(([, { Properties }]) => Properties['RouteKey'] !== '$default').map(([id]) => id);
    expect(DependsOn).toEqual(expect.arrayContaining(named));
  });
});

describe('people', () => {
  test('People are let in by the company, with a strong password, in the groups of their roles', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: { PasswordPolicy: Match.objectLike({ MinimumLength: 12, RequireSymbols: true }) },
    });
    templateFor('prod').hasResourceProperties('AWS::Cognito::UserPool', { MfaConfiguration: 'ON' });
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', { WriteAttributes: ['locale'] });
    const groups = resourcesOf(template, 'AWS::Cognito::UserPoolGroup').map(
      ([, { Properties }]) => Properties['GroupName'],
    );
    expect(groups.toSorted()).toEqual([...roles].toSorted());
  });
});

describe('parameters', () => {
  test('Parameters are the few things that are chosen at deploy', () => {
    const { BootstrapVersion, ...parameters } = template.toJSON()['Parameters'];
    expect(BootstrapVersion).toBeDefined();
    expect(Object.keys(parameters).toSorted()).toEqual([
      'AlarmMail',
      'AnchorLockDays',
      'AnchorLockMode',
      'CompanyZone',
      'LocalEndpoint',
      'MailDomain',
      'MessagingArns',
      'PublicUrl',
      'Stage',
      'Target',
      'TimeScale',
      'TimeStampUrl',
    ]);
    expect(parameters).toMatchObject({
      Stage: { Default: 'dev', AllowedValues: ['dev'] },
      CompanyZone: { Default: policy.company.zone },
      Target: { Default: 'aws' },
      TimeScale: { Default: '1' },
    });
    expect(parameters.MailDomain).not.toHaveProperty('Default');
  });
  test('Parameters: what others need to know is told', () => {
    expect(Object.keys(template.toJSON()['Outputs']).toSorted()).toEqual(
      [
        ...['ApiUrl', 'TableName', 'InboundMailBucketName', 'EvidenceBucketName', 'HistoryKeyArn'],
        ...['AnchorsBucketName', 'DocumentKeyArn', 'PublishKeysCommand', 'EvidenceFunctionArn'],
        ...['InboundQueueArn', 'EventBusName', 'ChannelSecretsId', 'IdentitySecretId'],
        ...['ComplaintMachineArn', 'ConsultMachineArn', 'SettleMachineArn', 'FollowUpMachineArn'],
        ...['UserPoolId', 'UserPoolClientId', 'PolicyVersion', 'PolicyFrame'],
      ].toSorted(),
    );
  });
});
