import { createHash } from 'node:crypto';
import { Transient } from '#domain/failures.ts';
import { type BucketPlace, bucketRequests } from './objects.ts';

/** What S3 says of an object that is there already where it is only to be put if it is not. */
const IS_THERE = new Set([409, 412]);

/**
 * Puts texts into a bucket with Object Lock, whose default holds each of them. What is there already stays as it is. S3 wants a digest of
 * what is put where a default holds it (S3: Object Lock considerations).
 */
export const keepForever = (place: BucketPlace) => {
  const ask = bucketRequests(place);
  return async ({ key, text }: { key: string; text: string }): Promise<void> => {
    const body = Buffer.from(text, 'utf8');
    const headers = {
      'content-type': 'application/json',
      'content-md5': createHash('md5').update(body).digest('base64'),
      'if-none-match': '*',
    };
    const response = await ask('PUT', key, { body, headers });
    await response.body?.cancel();
    if (!response.ok && !IS_THERE.has(response.status)) throw new Transient(`S3 answered ${response.status}`);
  };
};
