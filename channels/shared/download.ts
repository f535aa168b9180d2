import { Transient } from '#domain/failures.ts';
import { type Fetched, Refused, type SendingDeps } from '../contract.ts';

type Download = {
  /** Domains a file may come from, with everything below them. */
  hosts: string[];
  /** Domains the platform may redirect to, without the credentials. */
  stores?: string[];
  authorization?: string;
};

const MOST_HOPS = 3;
/** Answers that repeating does not change; 401 and 429 are for us to cure. */
const FINAL = new Set([400, 403, 404, 410, 451]);

const isWithin = ({ hostname }: URL, domains: string[]): boolean =>
  domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));

/** Whether a file may be fetched there: by https from the platform, or from its stand-in. */
const isAllowed = (url: URL, domains: string[], base: string | undefined): boolean =>
  (url.protocol === 'https:' && url.port === '' && url.username === '' && isWithin(url, domains)) ||
  (base !== undefined && url.origin === new URL(base).origin);

/** Reads a body and stops where it gets too large, whatever its headers say. Throws Refused. */
export const bodyOf = async (response: Response, maxBytes: number): Promise<Uint8Array> => {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw new Refused('too-large');
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (size > maxBytes) throw new Refused('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
};

const parsed = (url: string, from?: URL): URL => {
  if (!URL.canParse(url, from?.href)) throw new Refused('no-address');
  return new URL(url, from?.href);
};

/** Where a redirect leads; anything else that is no file is thrown. */
const nextOf = (response: Response, from: URL): URL => {
  const next = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && next) return parsed(next, from);
  const code = `media-${response.status}`;
  throw FINAL.has(response.status) ? new Refused(code) : new Transient(code);
};

/**
 * Fetches a file from where a platform keeps it. Redirects are followed by hand: only to hosts that are allowed, and
 * another host never sees the credentials. Neither error quotes the address, which may hold a token.
 */
export const download = async (
  address: string,
  { hosts, stores = [], authorization }: Download,
  { fetch, base, maxBytes }: Pick<SendingDeps, 'fetch' | 'base'> & { maxBytes: number },
): Promise<Fetched> => {
  const start = parsed(address);
  let url = start;
  let allowed = hosts;
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    if (!isAllowed(url, allowed, base)) throw new Refused('host-not-allowed');
    const headers = authorization && url.origin === start.origin ? { authorization } : {};
    const response = await fetch(url.href, { headers, redirect: 'manual' });
    const type = response.headers.get('content-type') ?? '';
    if (response.ok) return { bytes: await bodyOf(response, maxBytes), type };
    await response.body?.cancel();
    url = nextOf(response, url);
    allowed = [...hosts, ...stores];
  }
  throw new Refused('too-many-redirects');
};
