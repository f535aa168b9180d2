import { createHash } from 'node:crypto';
import type { RawRequest } from '../contract.ts';

const PARTS = /^(https?):\/\/([^/?#:]+)(:\d+)?([/?#].*)?$/;

/** Twilio signs the URL with or without its port, from one service to the next, so both are right. */
const withAndWithoutPort = (url: string): string[] => {
  const [, scheme, host, port, rest = ''] = PARTS.exec(url) ?? [];
  if (!host) return [url];
  return port
    ? [url, `${scheme}://${host}${rest}`]
    : [url, `${scheme}://${host}:${scheme === 'https' ? 443 : 80}${rest}`];
};

/** Some of its services write the query anew before they sign it, with `+` for a space and more characters encoded. */
const withOldQuery = (url: string): string[] => {
  const at = url.indexOf('?');
  if (at < 0) return [url];
  const query = new URLSearchParams(url.slice(at + 1)).toString();
  return [...new Set([url, `${url.slice(0, at)}?${query}`, `${url.slice(0, at)}?${query.replaceAll('+', '%20')}`])];
};

/** Every parameter by name, name and value without anything between; of a repeated name each value once, in order. */
const signedParameters = (form: string): string => {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of new URLSearchParams(form)) values.set(name, (values.get(name) ?? new Set()).add(value));
  return [...values.keys()]
    .sort()
    .flatMap((name) => [...(values.get(name) ?? [])].sort().map((value) => name + value))
    .join('');
};

/**
 * A form as Twilio writes it. Other ways to write the same parameters would have the same signature, and a delivery that was
 * changed on its way is not Twilio's, even where it still says the same.
 */
const isTwilioForm = (form: string): boolean => !/%(?:[a-f]|[0-9A-F][a-f])/.test(form);

const bodyHashOf = (url: string): string | undefined => /[?&]bodySHA256=([^&#]*)/.exec(url)?.[1];

/**
 * All texts that Twilio may have signed for a delivery: the URL and the parameters of a form, or the URL alone where it
 * carries the hash of the body (JSON). None where the body is not the one that was signed.
 */
export const signedTexts = ({ url, rawBody }: Pick<RawRequest, 'url' | 'rawBody'>): string[] => {
  const urls = withAndWithoutPort(url).flatMap(withOldQuery);
  const hash = bodyHashOf(url);
  if (hash !== undefined) return createHash('sha256').update(rawBody).digest('hex') === hash ? urls : [];
  const form = Buffer.from(rawBody).toString('utf8');
  if (!isTwilioForm(form)) return [];
  const parameters = signedParameters(form);
  return urls.map((candidate) => candidate + parameters);
};
