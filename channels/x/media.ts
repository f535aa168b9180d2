import { type Media, Refused } from '../contract.ts';
import { download } from '../shared/download.ts';
import { signed } from './authorization.ts';

/** Where X keeps what everybody may see. */
const OPEN = 'twimg.com';
/** Where it keeps the files of direct messages. */
const PRIVATE = ['ton.twitter.com', 'ton.x.com'];

/**
 * Fetches a picture or film. That of a direct message is handed over to whoever signs as the account it was sent to
 * (developer.x.com, "Retrieving media").
 * @param deps settings as `signed`
 */
export const fetchXMedia: Media = async ({ id }, deps) => {
  if (!id || !URL.canParse(id)) throw new Refused('no-address');
  const isOpen = new URL(id).hostname.endsWith(`.${OPEN}`);
  return download(id, { hosts: [OPEN, ...PRIVATE], ...(!isOpen && { authorization: signed('GET', id, deps) }) }, deps);
};
