import { type Media, Refused } from '../contract.ts';
import { download } from '../shared/download.ts';

/** Where Meta keeps what people send. */
export const META_HOSTS = ['fbcdn.net', 'fbsbx.com', 'cdninstagram.com', 'whatsapp.net'];

/** The link in the payload is signed by itself and needs no token. A link that somebody shared leads elsewhere and is refused. */
export const fetchLinked: Media = async ({ id }, deps) => {
  if (!id) throw new Refused('no-address');
  return download(id, { hosts: META_HOSTS }, deps);
};
