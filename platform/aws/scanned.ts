import { Transient } from '#domain/failures.ts';
import { switchedOn } from '../environment.ts';
import { type BucketPlace, bucketRequests, type Objects, s3Objects } from './objects.ts';
import { tagsOf } from './tags.ts';

/** The tag that GuardDuty gives what it has scanned (GuardDuty: Malware Protection for S3). */
const SCANNED = 'GuardDutyMalwareScanStatus';

/** An object as it may be handed out: `held` while nothing says that it is clean, `infected` where malware was found in it. */
export type HandedOut =
  | Awaited<ReturnType<Objects['read']>>
  | { unreadable: 'held' | 'infected'; beginning?: undefined };

/** A bucket out of which people are given files. */
export type HandsOut = { read(key: string, maxBytes: number): Promise<HandedOut> };

/**
 * Reads only what was found clean. What could not be scanned (too large, locked with a password) is held too: nobody knows what it is.
 */
export const onlyClean = (place: BucketPlace): HandsOut => {
  const ask = bucketRequests(place);
  const objects = s3Objects(place);
  return {
    read: async (key, maxBytes) => {
      const response = await ask('GET', key, { query: { tagging: '' } });
      const text = await response.text();
      if (response.status === 404) return { unreadable: 'gone' };
      if (!response.ok) throw new Transient(`S3 answered ${response.status}`);
      const found = tagsOf(text).get(SCANNED);
      if (found === 'THREATS_FOUND') return { unreadable: 'infected' };
      return found === 'NO_THREATS_FOUND' ? objects.read(key, maxBytes) : { unreadable: 'held' };
    },
  };
};

/** A bucket to hand files out of, as this deployment does: all of them, or only those that were found clean. */
export const handsOut = (place: BucketPlace): HandsOut =>
  switchedOn().MALWARE_SCAN ? onlyClean(place) : s3Objects(place);
