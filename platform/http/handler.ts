import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refusal } from '#domain/refusal.ts';
import { beforeRun, inOneRun } from '../run.ts';
import { bodyOf } from './body.ts';
import { EDGE_HEADERS, ownDoor } from './door.ts';
import type { Endpoint } from './endpoint.ts';
import { namesLanguage, preferredLanguage } from './preferred-language.ts';
import { nowhere, problemResponse, type Reading } from './problems.ts';
import type { Request, Response } from './request.ts';
import { methodsAt, router } from './routes.ts';

/** Who somebody is whom the company's own directory signed in; undefined for whom the pool itself did (domain/people/sign-in.ts). */
export type ByDirectory = {
  memberSignedIn: (claims: Record<string, unknown>) => NonNullable<Request['user']> | undefined;
};

const userOf = (event: APIGatewayProxyEventV2, deps: unknown): Request['user'] => {
  const claims = (event.requestContext as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } }).authorizer
    ?.jwt?.claims;
  // Tokens of another pool or client the authorizer refuses; an access token of ours it lets through, which says what an
  // application may do and not who somebody is (Amazon Cognito Developer Guide, "Understanding the identity (ID) token").
  if (claims?.['token_use'] !== 'id') return undefined;
  const member = (deps as Partial<ByDirectory>).memberSignedIn?.(claims);
  if (member) return member;
  const groups = claims['cognito:groups'];
  return {
    id: String(claims['cognito:username'] ?? ''),
    // API Gateway flattens the list to "[owner supervisor]"; the emulator may keep the list.
    groups: Array.isArray(groups)
      ? groups.map(String)
      : String(groups ?? '')
          .split(/[\s,[\]]+/)
          .filter(Boolean),
  };
};

/** Of whoever answers requests that lead nowhere: the endpoints of all functions. */
export type AllPlaces = { places: () => Pick<Endpoint<never>, 'method' | 'path'>[] };

/** API Gateway leaves out what is empty; the emulator writes null. */
const decoded = (values: Record<string, string | undefined> | null | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [key, value ?? '']));

const GREEDY = /^(?<method>[A-Z]+) (?<area>.+)\/\{proxy\+\}$/;

/** Where a request without a route of its own went: the rest of its path where many share a route, else its whole path. */
const addressOf = ({ routeKey, pathParameters, rawPath }: APIGatewayProxyEventV2): string => {
  const { area } = GREEDY.exec(routeKey)?.groups ?? {};
  return area === undefined ? (rawPath ?? '') : `${area}/${pathParameters?.['proxy'] ?? ''}`;
};

/**
 * Which endpoint a request is for: its route says so, or the rest of its path where many share a route. Where there is none, the
 * methods that are known there.
 */
const leading = <Deps>(endpoints: Endpoint<Deps>[], deps: Deps) => {
  const byRoute = new Map(endpoints.map((entry) => [`${entry.method} ${entry.path}`, entry]));
  const lead = router(endpoints);
  return (event: APIGatewayProxyEventV2) => {
    const params = decoded(event.pathParameters);
    const named = byRoute.get(event.routeKey);
    if (named) return { entry: named, params };
    const { method = '' } = GREEDY.exec(event.routeKey)?.groups ?? {};
    const found = lead(method, addressOf(event));
    const entry = found && byRoute.get(found.routeKey);
    const places = (deps as Partial<AllPlaces>).places?.() ?? endpoints;
    return { entry, params: found?.params ?? params, ...(!entry && { methods: methodsAt(places, addressOf(event)) }) };
  };
};

/** What only the door reads: no endpoint sees the secret of CloudFront. */
const withoutEdge = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !EDGE_HEADERS.includes(name)));

/** Of every answer, whatever it holds: a page of ours asks a browser for nothing, and stands in no other window. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};

const toGateway = ({ status, body, text, bytes, headers }: Response): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...SECURITY_HEADERS,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  },
  ...(bytes
    ? { body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true }
    : { body: text ?? (body === undefined ? '' : JSON.stringify(body)) }),
});

/** People of the team are told in their own words, and others where they name a language: what programs read is stable. */
const readingOf = ({ 'accept-language': header }: Record<string, string>, isStaff: boolean): Reading | undefined => {
  const isNamed = namesLanguage(header);
  return isStaff || isNamed ? { language: preferredLanguage(header), isStaff, isNamed } : undefined;
};

/**
 * The one chain around every HTTP function: routes, validates, and turns every refusal into problem+json.
 * @param door who is let in at all; the deployment says, if not given
 */
export const httpHandler = <Deps>(endpoints: Endpoint<Deps>[], deps: Deps, door = ownDoor()) => {
  const lead = leading(endpoints, deps);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    const { entry, params, methods = [] } = lead(event);
    try {
      const source = await door(event);
      if (!entry) throw nowhere(methods);
      await beforeRun(deps);
      const user = userOf(event, deps);
      if (entry.access === 'desk' && !user?.id) throw new Refusal('signed-out');
      const request: Request<never> = {
        params,
        query: decoded(event.queryStringParameters),
        rawQuery: event.rawQueryString ?? '',
        headers: withoutEdge(decoded(event.headers)),
        body: (await bodyOf(event, entry)) as never,
        ...source,
        ...(user && { user }),
      };
      return toGateway(await inOneRun(() => entry.handle(request, deps)));
    } catch (error) {
      return toGateway(problemResponse(error, readingOf(decoded(event.headers), entry?.access === 'desk')));
    }
  });
};
