import * as z from 'zod/mini';
import { Base, BotCheck, Evidence, Identity, Links } from '#platform/environment.ts';

/** What the function behind the form and POST /complaints needs. */
export const environment = z.object({
  ...Base.shape,
  ...Links.shape,
  ...Identity.shape,
  ...Evidence.shape,
  ...BotCheck.shape,
});

const PRIVATE = /^(?:localhost|.*\.(?:localhost|local|internal)|\[.*\]|[\d.]+|[^.]+)$/;

/** Whether an address may be asked: by https, at a public name, and at the standard port. */
export const isVerifierUrl = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  return protocol === 'https:' && port === '' && username + password === '' && !PRIVATE.test(hostname);
};
