import { createHash, createHmac } from 'node:crypto';

const strict = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** A query as it is signed: in its order, without the signature itself. */
export const canonicalQuery = (url: URL, without = ''): string =>
  [...url.searchParams]
    .filter(([name]) => name !== without)
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .toSorted()
    .join('&');

/** What is signed: when, for which region and service, and the lines of the canonical request. */
type Signed = { at: string; scope: [region: string, service: string]; request: string[] };

/** A signature as the documentation makes it, step by step (AWS: Signature Version 4, create a signed request). */
export const signatureByHand = ({ at, scope, request }: Signed, secret: string): string => {
  const steps = [at.slice(0, 8), ...scope, 'aws4_request'];
  const hash = createHash('sha256').update(request.join('\n')).digest('hex');
  const key = steps.reduce<Buffer | string>(
    (before, next) => createHmac('sha256', before).update(next).digest(),
    `AWS4${secret}`,
  );
  return createHmac('sha256', key)
    .update(['AWS4-HMAC-SHA256', at, steps.join('/'), hash].join('\n'))
    .digest('hex');
};
