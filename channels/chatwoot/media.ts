import { type Media, Refused } from '../contract.ts';
import { download } from '../shared/download.ts';

/** Object stores that Chatwoot can be set up with, besides its own disk and those compatible with S3. */
const STORES = ['amazonaws.com', 'storage.googleapis.com', 'blob.core.windows.net'];

/**
 * Fetches a file at its `data_url`: signed by itself, on the company's own installation, which may redirect to its store.
 * @param deps setting `url` of the installation; `files_host` of its store, where it is none of the great ones
 */
export const fetchChatwootMedia: Media = async ({ id }, deps) => {
  if (!id) throw new Refused('no-address');
  const { url = '', files_host: store } = deps.settings;
  if (!URL.canParse(url)) throw new Refused('not-configured');
  return download(id, { hosts: [new URL(url).hostname], stores: store ? [...STORES, store] : STORES }, deps);
};
