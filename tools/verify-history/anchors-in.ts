import { anchorKey } from '#functions/anchor/anchor-object.ts';
import { type BucketPlace, s3Objects } from '#platform/aws/objects.ts';
import type { KeptAnchor } from './anchors.ts';

/** A time stamp takes some thousand bytes. */
const MOST_BYTES = 256 * 1024;

/** Anchors as they lie in the bucket in which nothing can be removed. */
export const anchorsIn = (place: BucketPlace): KeptAnchor => {
  const { read } = s3Objects(place);
  return async (number) => {
    const raw = await read(anchorKey(number), MOST_BYTES);
    return 'bytes' in raw ? JSON.parse(Buffer.from(raw.bytes).toString('utf8')) : undefined;
  };
};
