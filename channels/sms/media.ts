import { type Media, Refused } from '../contract.ts';
import { download } from '../shared/download.ts';
import { setting } from '../shared/settings.ts';

/**
 * Fetches Twilio's `MediaUrl`, which redirects to where Twilio stores it; the credentials stay at Twilio's API.
 * @param deps settings `account_sid`, `auth_token`
 */
export const fetchSmsMedia: Media = async ({ id }, deps) => {
  if (!id) throw new Refused('no-address');
  const credentials = Buffer.from(`${setting(deps, 'account_sid')}:${setting(deps, 'auth_token')}`).toString('base64');
  return download(
    id,
    { hosts: ['twilio.com'], stores: ['twiliocdn.com', 'amazonaws.com'], authorization: `Basic ${credentials}` },
    deps,
  );
};
