import { type Media, Refused } from '../contract.ts';
import { getString } from '../json.ts';
import { getGraph, segment } from '../meta/graph.ts';
import { META_HOSTS } from '../meta/media.ts';
import { download } from '../shared/download.ts';
import { setting } from '../shared/settings.ts';

/**
 * Asks where the file is, an address that is good for five minutes, and fetches it there with the token.
 * @param deps setting `token`
 */
export const fetchWhatsAppMedia: Media = async ({ id }, deps) => {
  // AWS hands files over in a bucket only (GetWhatsAppMessageMedia), never as bytes.
  if (deps.settings['origination_phone_number_id'] && !deps.settings['token']) throw new Refused('not-fetchable');
  if (!id) throw new Refused('no-address');
  const url = getString(await getGraph(segment(id), deps), 'url');
  if (!url) throw new Refused('no-address');
  return download(url, { hosts: META_HOSTS, authorization: `Bearer ${setting(deps, 'token')}` }, deps);
};
