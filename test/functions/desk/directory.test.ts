import { createPublicKey, type JsonWebKey } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { OAuth2Server } from 'oauth2-mock-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groupsIn } from '#domain/people/sign-in.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { byDirectory } from '#functions/desk/http/by-directory.ts';
import { meEndpoints } from '#functions/desk/me/endpoints.ts';
import { attributeMapping } from '#infra/constructs/identity-provider.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { caseFixture } from '#test/support/case-fixture.ts';
import { deskDeps } from '#test/support/desk.ts';
import { authorized } from '#test/support/jwt-authorizer.ts';
import { policy as shipped } from '#test/support/policy.ts';

const directory = new OAuth2Server();
beforeAll(async () => {
  await directory.issuer.keys.generate('RS256');
  await directory.start(0, 'localhost');
});
afterAll(() => directory.stop());

type Claims = Record<string, unknown>;

/** A token that the directory really signs, and its claims once its signature was checked against the keys it publishes. */
const signedIn = async (claims: Claims): Promise<Claims> => {
  directory.service.once('beforeTokenSigning', (token: { payload: Claims }) => Object.assign(token.payload, claims));
  const issuer = String(directory.issuer.url);
  const about = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<string, string>;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'amends', aud: 'amends' });
  const answer = await fetch(String(about['token_endpoint']), { method: 'POST', body });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const { keys } = (await (await fetch(String(about['jwks_uri']))).json()) as {
    keys: (JsonWebKey & { kid: string })[];
  };
  const [{ kid = '' }, said = {}] = token
    .split('.', 2)
    .map((part): Claims & { kid?: string } => JSON.parse(Buffer.from(part, 'base64url').toString())) as [
    { kid?: string },
    Claims,
  ];
  const key = keys.find((one) => one.kid === kid);
  const checked = authorized(token, {
    ...{ issuer, audience: ['amends'], now: Date.now() / 1000 },
    keys: key ? { [kid]: createPublicKey({ key, format: 'jwk' }) } : {},
  });
  if (!checked) throw new Error('The token of the directory is not valid');
  return said;
};

const CLAIMS = { user: 'preferred_username', mail: 'email', mailVerified: 'email_verified', groups: 'groups' };

/** Cognito keeps text: a list becomes `[one, other]` (Developer Guide, "Specifying identity provider attribute mappings"). */
const asAttribute = (value: unknown): string => (Array.isArray(value) ? `[${value.join(', ')}]` : String(value));

/** What the pool's own token says of somebody whom the directory signed in: what the template has it keep of their claims. */
const poolClaims = (claims: Claims): Claims => ({
  token_use: 'id',
  'cognito:username': `Lumbre_${claims['sub']}`,
  'cognito:groups': '[eu-west-1_aBcDeF_Lumbre]',
  ...Object.fromEntries(
    Object.entries(attributeMapping({ claims: CLAIMS })).flatMap(([attribute, claim]) =>
      claims[claim] === undefined ? [] : [[attribute, asAttribute(claims[claim])]],
    ),
  ),
});

const withSignIn = (by: 'user' | 'mail'): Policy => ({
  ...shipped,
  company: {
    ...shipped.company,
    signIn: { provider: 'Lumbre', by, groups: { 'Care Owners': ['owner'], 'Care Leads': ['supervisor', 'approver'] } },
  },
});

/** Who the desk takes somebody for, by the claims of the directory's own token. */
const takenFor = async (claims: Claims, policy: Policy = withSignIn('user')) => {
  const jwt = { claims: poolClaims(await signedIn(claims)) };
  const event = { routeKey: 'GET /desk/me', headers: {}, requestContext: { authorizer: { jwt } } };
  const handler = httpHandler(meEndpoints, { ...deskDeps(caseFixture()), policy, ...byDirectory(policy) });
  const answer = (await handler(
    event as unknown as APIGatewayProxyEventV2,
    {} as Context,
  )) as APIGatewayProxyStructuredResultV2;
  const { id, roles, code } = JSON.parse(answer.body ?? '{}') as { id?: string; roles?: string[]; code?: string };
  return answer.statusCode === 200 ? { id, roles } : code;
};

describe('whom the company’s own directory signs in', () => {
  test('They are who the policy names, with the roles that both their group and the policy give them', async () => {
    expect(await takenFor({ sub: 's1', preferred_username: 'lucia', groups: ['Care Owners', 'Everybody'] })).toEqual({
      id: 'lucia',
      roles: ['owner'],
    });
    expect(await takenFor({ sub: 's2', preferred_username: 'sofia', groups: ['Care Leads'] })).toEqual({
      id: 'sofia',
      roles: expect.arrayContaining(['supervisor', 'approver']),
    });
  });

  test('A group gives nobody a role that the policy does not give them, and the policy none without a group', async () => {
    expect(await takenFor({ sub: 's3', preferred_username: 'lucia', groups: ['Care Leads'] })).toBe('not-in-care-team');
    expect(await takenFor({ sub: 's4', preferred_username: 'lucia', groups: ['supervisor', 'owner'] })).toBe(
      'not-in-care-team',
    );
    expect(await takenFor({ sub: 's5', preferred_username: 'lucia' })).toBe('not-in-care-team');
  });

  test('Whoever is nobody of the team stays out, whatever the directory calls them', async () => {
    for (const preferred_username of ['LUCIA', 'lucia@lumbre.example', 'nobody', ''])
      expect(await takenFor({ sub: 's6', preferred_username, groups: ['Care Owners'] })).toBe('not-in-care-team');
    const by = { sub: 'lucia', preferred_username: 'lucia', groups: ['Care Owners'] };
    expect(await takenFor(by, shipped)).toBe('not-in-care-team');
  });

  test('A mail address counts once the directory has proved it, and only where one person has it', async () => {
    const mail = { sub: 's7', email: 'Lucia@lumbre.example', groups: ['Care Owners'] };
    expect(await takenFor(mail, withSignIn('mail'))).toBe('not-in-care-team');
    expect(await takenFor({ ...mail, email_verified: false }, withSignIn('mail'))).toBe('not-in-care-team');
    const proved = { ...mail, email_verified: true };
    expect(await takenFor(proved, withSignIn('mail'))).toEqual({ id: 'lucia', roles: ['owner'] });
    const { people, ...rest } = withSignIn('mail');
    const shared = people.map((one) => (one.id === 'mateo' ? { ...one, email: 'lucia@lumbre.example' } : one));
    expect(await takenFor(proved, { ...rest, people: shared })).toBe('not-in-care-team');
    // By the user name, an address says nothing.
    expect(await takenFor(proved)).toBe('not-in-care-team');
  });

  test('A list of groups is read however it was written into one attribute', () => {
    expect(groupsIn('[Care Owners, Care Leads]')).toEqual(['Care Owners', 'Care Leads']);
    expect(groupsIn('["Care Owners","Care Leads"]')).toEqual(['Care Owners', 'Care Leads']);
    expect(groupsIn('Care Owners')).toEqual(['Care Owners']);
    expect(groupsIn(undefined)).toEqual([]);
  });
});
