import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { router } from '#platform/http/routes.ts';
import type { Reply } from './reply.ts';
import { claimsIn } from './sign-in.ts';

/** A request as a browser sent it. */
export type Sent = { method: string; url: URL; headers: Record<string, string>; bytes: Buffer };

const eventOf = ({ url, headers, bytes, method }: Sent, found: NonNullable<ReturnType<ReturnType<typeof router>>>) => {
  const claims = claimsIn(headers['authorization']);
  return {
    routeKey: found.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    cookies: headers['cookie']?.split('; '),
    pathParameters: Object.fromEntries(
      Object.entries(found.params).map(([name, value]) => [name, decodeURIComponent(value)]),
    ),
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: {
      http: { sourceIp: '127.0.0.1', method, path: url.pathname },
      ...(claims && { authorizer: { jwt: { claims } } }),
    },
    body: bytes.length > 0 ? bytes.toString('base64') : undefined,
    isBase64Encoded: bytes.length > 0,
  } as unknown as APIGatewayProxyEventV2;
};

/**
 * Endpoints behind a server, as API Gateway and Lambda put them there: the same events, the same chain, the same answers.
 * @returns undefined where no endpoint has that address
 */
export const gateway = <Deps>(endpoints: Endpoint<Deps>[], deps: Deps) => {
  const lead = router(endpoints);
  const handle = httpHandler(endpoints, deps);
  return async (sent: Sent): Promise<Reply | undefined> => {
    const found = lead(sent.method, sent.url.pathname);
    if (!found) return undefined;
    const { statusCode, headers, body, isBase64Encoded } = (await handle(
      eventOf(sent, found),
      {} as Context,
    )) as APIGatewayProxyStructuredResultV2;
    return {
      status: statusCode ?? 500,
      headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
      body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
    };
  };
};
