import { Transient } from '#domain/failures.ts';
import { switchedOn } from '../environment.ts';
import { linkToObject, type SavedAs } from './object-links.ts';
import { type BucketPlace, bucketRequests, type Objects, s3Objects } from './objects.ts';
import { tagsOf } from './tags.ts';

/** The tag that GuardDuty gives what it has scanned (GuardDuty: Malware Protection for S3). */
const SCANNED = 'GuardDutyMalwareScanStatus';

/** An object as it may be handed out: `held` while nothing says that it is clean, `infected` where malware was found in it. */
export type HandedOut =
  | Awaited<ReturnType<Objects['read']>>
  | { unreadable: 'held' | 'infected'; beginning?: undefined };

/** A link to an object that may be handed out, or why there is none. */
export type Linked = { url: string } | { unreadable: 'gone' | 'held' | 'infected' };

/** A bucket out of which people are given files. */
export type HandsOut = {
  read(key: string, maxBytes: number): Promise<HandedOut>;
  /** A link that holds for a minute. */
  link(key: string, as: SavedAs): Promise<Linked>;
};

/**
 * What S3 says of an object that is not there: 404, and 403 to whoever may not list the bucket (S3: GetObject, permissions). It says
 * 403 of what nobody may read, too: blocked, or not found clean. Neither can be handed out.
 */
const isOutOfReach = ({ status }: Response): boolean => status === 404 || status === 403;

/** A bucket of which anything may be handed out that is there. */
const asItIs = (place: BucketPlace): HandsOut => {
  const ask = bucketRequests(place);
  const objects = s3Objects(place, isOutOfReach);
  return {
    read: objects.read,
    link: async (key, as) => {
      const response = await ask('HEAD', key);
      await response.body?.cancel();
      if (isOutOfReach(response)) return { unreadable: 'gone' };
      if (!response.ok) throw new Transient(`S3 answered ${response.status}`);
      return { url: await linkToObject(place, key, as) };
    },
  };
};

/**
 * Hands out only what was found clean. What could not be scanned (too large, locked with a password) is held too: nobody knows what
 * it is.
 */
export const onlyClean = (place: BucketPlace): HandsOut => {
  const ask = bucketRequests(place);
  const objects = s3Objects(place, isOutOfReach);
  const objection = async (key: string): Promise<'gone' | 'held' | 'infected' | undefined> => {
    const response = await ask('GET', key, { query: { tagging: '' } });
    const text = await response.text();
    if (isOutOfReach(response)) return 'gone';
    if (!response.ok) throw new Transient(`S3 answered ${response.status}`);
    const found = tagsOf(text).get(SCANNED);
    if (found === 'THREATS_FOUND') return 'infected';
    return found === 'NO_THREATS_FOUND' ? undefined : 'held';
  };
  return {
    read: async (key, maxBytes) => {
      const unreadable = await objection(key);
      return unreadable ? { unreadable } : objects.read(key, maxBytes);
    },
    link: async (key, as) => {
      const unreadable = await objection(key);
      return unreadable ? { unreadable } : { url: await linkToObject(place, key, as) };
    },
  };
};

/** A bucket to hand files out of, as this deployment does: all of them, or only those that were found clean. */
export const handsOut = (place: BucketPlace): HandsOut =>
  switchedOn().MALWARE_SCAN ? onlyClean(place) : asItIs(place);
