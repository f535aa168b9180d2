import type { Person } from '#domain/policy/schema/people.ts';
import type { Reply } from './reply.ts';

/** Path below which the stand-in for the pool's pages answers. */
export const SIGN_IN = '/signin';
/** Path at which the stand-in for the pool's own API renews a session. */
export const POOL_API = '/pool/';

/** An ID token as the pool would give it, signed by nobody: its endpoints are reached without an authorizer. */
const tokenOf = ({ id, roles }: Person): string => {
  const claims = { token_use: 'id', 'cognito:username': id, 'cognito:groups': roles };
  return `stand-in.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.unsigned`;
};

/** What a token of this stand-in says of whoever shows it. */
export const claimsIn = (authorization: string | undefined): Record<string, unknown> | undefined => {
  const claims = authorization?.split('.')[1];
  return claims === undefined ? undefined : JSON.parse(Buffer.from(claims, 'base64url').toString());
};

const json = (body: object): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** The page on which somebody says who they are: a link for each person of the team. */
const page = (url: URL, people: Person[]): Reply => {
  const back = new URL(url.searchParams.get('redirect_uri') ?? '');
  back.searchParams.set('state', url.searchParams.get('state') ?? '');
  const links = people.map(({ id, name, roles }) => {
    back.searchParams.set('code', id);
    return `<li><a id="${id}" href="${back.href.replaceAll('&', '&amp;')}">${name}</a> (${roles.join(', ')})</li>`;
  });
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="es"><title>Sign in</title><h1>Sign in as</h1><ul>${links.join('')}</ul>`,
  };
};

/**
 * A stand-in for the pool: its page to sign in, its tokens for a code, its new token for a session, and its way out. Codes and
 * sessions are the id of the person.
 * @returns undefined for an address that is none of the pool's
 */
export const signInStandIn = (url: URL, { body, people }: { body: string; people: Person[] }): Reply | undefined => {
  const by = (id: unknown) => people.find((person) => person.id === id);
  switch (url.pathname) {
    case `${SIGN_IN}/oauth2/authorize`:
      return page(url, people);
    case `${SIGN_IN}/oauth2/token`: {
      const person = by(new URLSearchParams(body).get('code'));
      return person
        ? json({ id_token: tokenOf(person), refresh_token: person.id, expires_in: 3600 })
        : { status: 400, body: '' };
    }
    case POOL_API: {
      const person = by(JSON.parse(body).AuthParameters?.REFRESH_TOKEN);
      return person
        ? json({ AuthenticationResult: { IdToken: tokenOf(person), ExpiresIn: 3600 } })
        : { status: 400, body: '' };
    }
    case `${SIGN_IN}/logout`:
      return { status: 302, headers: { location: url.searchParams.get('logout_uri') ?? '/' }, body: '' };
    default:
      return undefined;
  }
};
