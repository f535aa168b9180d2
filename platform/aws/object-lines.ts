import { Permanent, Transient } from '#domain/failures.ts';
import { type BucketPlace, bucketRequests } from './objects.ts';

/** An object that is read line by line, and never held whole. */
export type LinesOfObject = {
  /** How large it is, and which of its versions it is. */
  about(key: string): Promise<{ bytes: number; etag: string } | undefined>;
  /** Its lines in their order, of this version alone. Throws `Changed` where there is another by now. */
  lines(key: string, etag: string): AsyncGenerator<string>;
};

/** Somebody laid another object in the place of the one that was read. */
export class Changed extends Permanent {}

const PART_BYTES = 4 * 1024 * 1024;
/** A line that is longer is none of ours: what comes of it is cut off, and so cannot be read. */
const LONGEST_LINE = 20_000;

/** The lines of an object of S3, fetched in parts, each in a signed request of its own. */
export const linesOfObject = (place: BucketPlace): LinesOfObject => {
  const ask = bucketRequests(place);
  const about: LinesOfObject['about'] = async (key) => {
    const response = await ask('HEAD', key);
    await response.body?.cancel();
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Transient(`S3 answered ${response.status}`);
    return {
      bytes: Number(response.headers.get('content-length') ?? 0),
      etag: response.headers.get('etag') ?? '',
    };
  };
  const part = async (key: string, etag: string, from: number): Promise<Uint8Array> => {
    const range = `bytes=${from}-${from + PART_BYTES - 1}`;
    const response = await ask('GET', key, { headers: { range, 'if-match': etag } });
    if (response.status === 412) throw new Changed('Another object lies there by now');
    if (response.status === 416) return new Uint8Array();
    if (!response.ok) throw new Transient(`S3 answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  return {
    about,
    async *lines(key, etag) {
      const decoder = new TextDecoder('utf-8');
      let left = '';
      for (let from = 0; ; from += PART_BYTES) {
        const bytes = await part(key, etag, from);
        left += decoder.decode(bytes, { stream: true });
        const lines = left.split(/\r?\n/);
        left = (lines.pop() ?? '').slice(0, LONGEST_LINE);
        for (const line of lines) yield line.slice(0, LONGEST_LINE);
        if (bytes.length < PART_BYTES) break;
      }
      if (left !== '') yield left;
    },
  };
};
