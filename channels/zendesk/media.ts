import { type Media, Refused } from '../contract.ts';
import { download } from '../shared/download.ts';
import { accountOf } from './account.ts';

/**
 * Fetches a ticket's file at its `content_url`. With "secure downloads" Zendesk asks who we are and redirects to where it
 * stores files; a file that lies with somebody else is refused, as Zendesk warns of sending the credentials there.
 * Source: developer.zendesk.com, "Working with url properties".
 * @param deps settings as `accountOf`
 */
export const fetchZendeskMedia: Media = async ({ id }, deps) => {
  if (!id) throw new Refused('no-address');
  const { host, authorization } = accountOf(deps);
  return download(id, { hosts: [host], stores: ['zdusercontent.com'], authorization }, deps);
};
