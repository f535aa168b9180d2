import { expect, test } from 'vitest';
import { optionsOf } from '#infra/options/options.ts';
import { demandSameSignIn } from '#infra/options/same-sign-in.ts';
import { everythingOn, templateOfEverything } from './everything.ts';
import { policy, resourcesOf, templateFor } from './stack.ts';

const POOL_CLIENT = 'AWS::Cognito::UserPoolClient';
const PROVIDER = 'AWS::Cognito::UserPoolIdentityProvider';

test('The directory is in the template at AWS only, with its secret by name', () => {
  const [[id, provider] = ['', undefined], other] = resourcesOf(templateOfEverything(), PROVIDER);
  expect(other).toBeUndefined();
  expect(provider).toMatchObject({
    Condition: 'OnAws',
    Properties: {
      ProviderName: 'Lumbre',
      ProviderType: 'OIDC',
      ProviderDetails: {
        client_id: 'amends',
        client_secret:
          '{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:123456789012:secret:directory-0a1b2c}}',
        oidc_issuer: 'https://login.lumbre.example',
      },
      AttributeMapping: {
        preferred_username: 'preferred_username',
        email: 'email',
        email_verified: 'email_verified',
        profile: 'groups',
      },
    },
  });
  const browser = resourcesOf(templateOfEverything(), POOL_CLIENT).find(
    ([, { Properties }]) => !Array.isArray(Properties['SupportedIdentityProviders']),
  )?.[1];
  expect(browser?.Properties).toMatchObject({
    SupportedIdentityProviders: { 'Fn::If': ['OnAws', [{ Ref: id }], ['COGNITO']] },
    WriteAttributes: { 'Fn::If': ['OnAws', ['locale', 'preferred_username', 'email', 'profile'], ['locale']] },
    // With a password it signs in nobody, and no scope of it lets people change what the pool knows of them.
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    AllowedOAuthScopes: ['openid', 'profile'],
  });
});

test('Without a directory the pool signs in by its own passwords, as before', () => {
  expect(resourcesOf(templateFor('dev'), PROVIDER)).toEqual([]);
  for (const [, { Properties }] of resourcesOf(templateFor('dev'), POOL_CLIENT))
    expect([Properties['SupportedIdentityProviders'], Properties['WriteAttributes']]).toEqual([
      ['COGNITO'],
      ['locale'],
    ]);
});

test('Deployment and policy mean the same directory, and it says what the policy goes by', () => {
  const company = { signIn: { provider: 'Lumbre', by: 'user' as const, groups: { Care: ['owner' as const] } } };
  expect(() => demandSameSignIn(everythingOn, { company })).not.toThrow();
  expect(() => demandSameSignIn(optionsOf({}), policy)).not.toThrow();
  expect(() => demandSameSignIn(everythingOn, policy)).toThrow(/Lumbre in the deployment/);
  expect(() => demandSameSignIn(optionsOf({}), { company })).toThrow(/nothing in the deployment/);
  const byMail = { company: { signIn: { ...company.signIn, by: 'mail' as const } } };
  const saml = optionsOf({
    identityProvider: {
      name: 'Lumbre',
      saml: { metadataUrl: 'https://login.lumbre.example/metadata' },
      claims: { user: 'uid', groups: 'memberOf' },
    },
  });
  expect(() => demandSameSignIn(saml, byMail)).toThrow(/goes by mail/);
});
