import { generateKeyPairSync } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { teamEndpoints } from '#functions/desk/team-endpoints.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';
import { deskDeps } from '#test/support/desk.ts';
import { type Authorizer, authorized, signed } from '#test/support/jwt-authorizer.ts';
import { resourcesOf, templateFor } from './stack.ts';

const [ours, theirs] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
if (!ours || !theirs) throw new Error('No keys');

const NOW = 1_800_000_000;
const POOL = 'eu-west-1_Pool';
const CLIENT = 'desk-client';
const issuerOf = (pool: string) => `https://cognito-idp.eu-west-1.amazonaws.com/${pool}`;

const CLIENTS = resourcesOf(templateFor('prod'), 'AWS::Cognito::UserPoolClient');

/** What a value of the template is once it is deployed. */
const deployed = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::Join': join } = value as { Ref?: string; 'Fn::Join'?: [string, unknown[]] };
  if (join) return join[1].map(deployed).join(join[0]);
  if (Ref === 'AWS::Region') return 'eu-west-1';
  if (Ref === 'AWS::URLSuffix') return 'amazonaws.com';
  return CLIENTS.some(([name]) => name === Ref) ? CLIENT : POOL;
};

/** The authorizer that the template makes, with the keys of the pool. */
const authorizer = (): Authorizer => {
  const [[, made] = []] = resourcesOf(templateFor('prod'), 'AWS::ApiGatewayV2::Authorizer');
  const { Issuer, Audience } = (made?.Properties['JwtConfiguration'] ?? {}) as {
    Issuer?: unknown;
    Audience?: unknown[];
  };
  const audience = (Audience ?? []).map(deployed);
  return { issuer: deployed(Issuer), audience, keys: { pool: ours.privateKey }, now: NOW };
};

const common = { sub: 'a1b2', iss: issuerOf(POOL), iat: NOW - 60, exp: NOW + 3600 };
const groups = { 'cognito:groups': ['owner', 'supervisor'] };
const id = { ...common, ...groups, token_use: 'id', aud: CLIENT, 'cognito:username': 'lucia' };
const access = {
  ...common,
  ...groups,
  token_use: 'access',
  client_id: CLIENT,
  username: 'lucia',
  scope: 'aws.cognito',
};

/** A request to the desk as it arrives: through the authorizer, then through the real function. */
const asked = async (token: string) => {
  const fixture = caseFixture();
  await fixture.openCase();
  const deps = deskDeps(fixture);
  const claims = authorized(token, authorizer());
  if (!claims) return { status: 401, by: 'authorizer' };
  const event = {
    routeKey: 'GET /desk/cases/{id}',
    headers: { authorization: `Bearer ${token}` },
    pathParameters: { id: CASE_ID },
    requestContext: { authorizer: { jwt: { claims } } },
  } as unknown as APIGatewayProxyEventV2;
  const answer = await httpHandler(deskEndpoints, deps)(event, {} as Context);
  return { status: (answer as APIGatewayProxyStructuredResultV2).statusCode, by: 'function' };
};

describe('tokens of the desk', () => {
  it('The ID token of somebody of the team is let in', async () => {
    expect(await asked(signed(id, ours.privateKey))).toEqual({ status: 200, by: 'function' });
  });

  it.each<[string, string, 'authorizer' | 'function']>([
    ['an access token of our own client', signed(access, ours.privateKey), 'function'],
    [
      'an access token that names somebody as ID tokens do',
      signed({ ...access, 'cognito:username': 'lucia' }, ours.privateKey),
      'function',
    ],
    ['a refresh token', signed({ ...id, token_use: 'refresh' }, ours.privateKey), 'function'],
    ['a token of no kind', signed({ ...id, token_use: undefined }, ours.privateKey), 'function'],
    ['a kind that is a list', signed({ ...id, token_use: ['id', 'access'] }, ours.privateKey), 'function'],
    [
      'an ID token without a name',
      signed({ ...id, 'cognito:username': undefined, username: 'lucia' }, ours.privateKey),
      'function',
    ],
    ['an ID token of another client', signed({ ...id, aud: 'shop-client' }, ours.privateKey), 'authorizer'],
    [
      'an ID token of another client that names ours beside it',
      signed({ ...id, aud: 'shop-client', client_id: CLIENT }, ours.privateKey),
      'authorizer',
    ],
    [
      'an access token of another client',
      signed({ ...access, client_id: 'shop-client' }, ours.privateKey),
      'authorizer',
    ],
    [
      'a token of another pool',
      signed({ ...id, iss: issuerOf('eu-west-1_Other') }, theirs.privateKey, { kid: 'other' }),
      'authorizer',
    ],
    ['a token of another pool that says it is of ours', signed(id, theirs.privateKey), 'authorizer'],
    [
      'a token of another pool with our key',
      signed({ ...id, iss: issuerOf('eu-west-1_Other') }, ours.privateKey),
      'authorizer',
    ],
    ['a token that is over', signed({ ...id, exp: NOW }, ours.privateKey), 'authorizer'],
    ['a token that nobody signed', signed(id, ours.privateKey, { alg: 'none' }).replace(/[^.]+$/, ''), 'authorizer'],
    ['a token signed with the public key as a secret', signed(id, ours.privateKey, { alg: 'HS256' }), 'authorizer'],
  ])('%s is refused', async (_, token, by) => expect(await asked(token)).toEqual({ status: 401, by }));

  it('No endpoint of the desk is reached with a token of another kind, whatever it does', async () => {
    const claims = authorized(signed(access, ours.privateKey), authorizer());
    for (const { method, path } of teamEndpoints.filter(({ access: to }) => to === 'desk')) {
      const event = {
        routeKey: `${method} ${path}`,
        headers: {},
        requestContext: { authorizer: { jwt: { claims } } },
      } as unknown as APIGatewayProxyEventV2;
      const endpoints = teamEndpoints.map((one) => ({
        ...one,
        handle: one.handle as never,
      }));
      const answer = (await httpHandler(endpoints, {})(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
      expect(answer.statusCode, path).toBe(401);
    }
  });
});
