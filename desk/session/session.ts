import { config, deskUrl } from '../api/config.ts';
import { setLeft } from './left.ts';
import { challengeOf, secret } from './pkce.ts';

/** What the pool gives for a code, or for a refresh token. */
type Tokens = { id_token: string; refresh_token?: string; expires_in: number };
/** What is remembered while somebody is on the pool's page. */
type Attempt = { state: string; verifier: string; returnTo: string };

/** Who is signed in, as their token says. */
export type Person = { id: string; roles: string[] };

const ATTEMPT = 'desk.attempt';
const REFRESH = 'desk.refresh';
const REDIRECT = `${deskUrl}/signed-in`;
/** A token is renewed that much before it ends. */
const MARGIN_MS = 60_000;

/** In memory only: another page of this origin, or the next person at this machine, finds no token that opens anything by itself. */
let idToken: { text: string; until: number } | undefined;
/** Whom the server knows the session of. */
let known: Person | undefined;
let renewing: Promise<boolean> | undefined;

const keepToken = (text: string, seconds: number): void => {
  idToken = { text, until: Date.now() + seconds * 1000 };
};

const askTokens = async (form: Record<string, string>): Promise<boolean> => {
  const answer = await fetch(`${config.signInUrl}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: config.clientId, ...form }),
  });
  if (!answer.ok) return false;
  const tokens = (await answer.json()) as Tokens;
  keepToken(tokens.id_token, tokens.expires_in);
  if (tokens.refresh_token) sessionStorage.setItem(REFRESH, tokens.refresh_token);
  return true;
};

/** Leaves for the pool's page; whoever signs in there comes back to where they were. */
export const signIn = async (returnTo = location.href): Promise<void> => {
  const attempt: Attempt = { state: secret(), verifier: secret(), returnTo };
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: REDIRECT,
    scope: 'openid profile',
    state: attempt.state,
    code_challenge: await challengeOf(attempt.verifier),
    code_challenge_method: 'S256',
  });
  location.assign(`${config.signInUrl}/oauth2/authorize?${query}`);
};

/** Ends the session here and on the pool's page. */
export const signOut = (): void => {
  forget();
  setLeft();
  const query = new URLSearchParams({ client_id: config.clientId, logout_uri: deskUrl });
  location.assign(`${config.signInUrl}/logout?${query}`);
};

/** Drops what opens anything; the page stays as it is. */
export const forget = (): void => {
  idToken = undefined;
  known = undefined;
  sessionStorage.removeItem(REFRESH);
};

/**
 * A new ID token for a refresh token, by the pool's own API (InitiateAuth, REFRESH_TOKEN_AUTH): AWS takes it at the token endpoint as
 * well, but the emulator forgets there what groups somebody is in.
 */
const askNewToken = async (refreshToken: string): Promise<boolean> => {
  const answer = await fetch(`${config.poolApiUrl}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: config.clientId,
      AuthParameters: { REFRESH_TOKEN: refreshToken },
    }),
  });
  if (!answer.ok) return false;
  const { AuthenticationResult: tokens } = (await answer.json()) as {
    AuthenticationResult?: { IdToken: string; ExpiresIn: number };
  };
  if (!tokens) return false;
  keepToken(tokens.IdToken, tokens.ExpiresIn);
  return true;
};

const renew = (): Promise<boolean> => {
  const token = sessionStorage.getItem(REFRESH);
  if (!token) return Promise.resolve(false);
  renewing ??= askNewToken(token)
    .catch(() => false)
    .finally(() => {
      renewing = undefined;
    });
  return renewing;
};

/** The code that the pool's page sent somebody back with, made into a session. False where it is none of ours. */
const takeCode = async (url: URL): Promise<boolean> => {
  const stored = sessionStorage.getItem(ATTEMPT);
  const code = url.searchParams.get('code');
  sessionStorage.removeItem(ATTEMPT);
  if (!stored || !code) return false;
  const { state, verifier, returnTo } = JSON.parse(stored) as Attempt;
  if (url.searchParams.get('state') !== state) return false;
  if (!(await askTokens({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: verifier })))
    return false;
  // A place of ours only, and never the one with the code in it.
  const back = new URL(returnTo, deskUrl);
  history.replaceState(null, '', back.href.startsWith(deskUrl) && back.href !== REDIRECT ? back : deskUrl);
  return true;
};

/** Whether somebody is signed in, as the desk starts; whoever comes back from the pool's page is. */
export const resume = async (): Promise<boolean> => {
  const url = new URL(location.href);
  return `${url.origin}${url.pathname}` === REDIRECT ? takeCode(url) : renew();
};

/**
 * The token that proves who asks, renewed in time.
 * @param isRefused whether the one there is was just refused
 * @returns undefined where the session is over
 */
export const token = async (isRefused = false): Promise<string | undefined> => {
  if (idToken && !isRefused && Date.now() < idToken.until - MARGIN_MS) return idToken.text;
  if (await renew()) return idToken?.text;
  return idToken && !isRefused && Date.now() < idToken.until ? idToken.text : undefined;
};

/** Who the server says it is: whom the company's own directory signed in their token calls by another name. */
export const know = (who: Person): void => {
  known = who;
};

/** Who is signed in; undefined where nobody is. */
export const person = (): Person | undefined => {
  if (idToken && known) return known;
  const claims = idToken?.text.split('.')[1];
  if (!claims) return undefined;
  const bytes = Uint8Array.from(atob(claims.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
  const read = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const groups = read['cognito:groups'];
  return { id: String(read['cognito:username'] ?? ''), roles: Array.isArray(groups) ? groups.map(String) : [] };
};
