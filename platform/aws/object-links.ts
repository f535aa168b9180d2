import { addressOf, type BucketPlace } from './objects.ts';
import { placeOf, signerFor } from './signing.ts';

/** How long a link to an object holds, in seconds: as long as a browser takes to follow it. */
export const LINK_SECONDS = 60;

/**
 * How a browser gets an object: as a file to be saved under a name of ours (letters, digits, `-` and `.`), with the type we say,
 * whatever its sender called it.
 */
export type SavedAs = { name: string; type: string };

const NAME = /^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/;

/** `Content-Disposition` of a file that is saved and never shown (RFC 6266). Throws if the name is none of ours. */
export const savedAs = (name: string): string => {
  if (!NAME.test(name)) throw new RangeError('The name of a file to be saved is made of letters, digits, - and .');
  return `attachment; filename="${name}"`;
};

/**
 * An address at which one object can be had for a minute by whoever has it (S3: presigned URLs). It holds no name of a person's and
 * no words: S3 keeps a log of addresses.
 */
export const linkToObject = async (place: BucketPlace, key: string, { name, type }: SavedAs): Promise<string> => {
  const url = addressOf(place, key);
  const { query = {} } = await signerFor('s3', place.region).presign(
    {
      method: 'GET',
      ...placeOf(url),
      headers: { host: url.host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
      query: {
        'response-cache-control': 'no-store',
        'response-content-disposition': savedAs(name),
        'response-content-type': type,
      },
    },
    { expiresIn: LINK_SECONDS },
  );
  url.search = Object.entries(query)
    .map(([field, value]) => `${encodeURIComponent(field)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return url.href;
};
