import { type Media, Refused } from '../contract.ts';
import { getWords } from '../json.ts';
import { download } from '../shared/download.ts';
import { postJson } from '../shared/post-json.ts';
import { setting } from '../shared/settings.ts';

const API = 'https://api.telegram.org';

/**
 * Asks for the path of the file and fetches it; the Bot API hands over up to 20 MB.
 * @param deps setting `bot_token`
 */
export const fetchTelegramMedia: Media = async ({ id }, deps) => {
  if (!id) throw new Refused('no-address');
  const base = deps.base ?? API;
  const token = setting(deps, 'bot_token');
  const answer = await postJson('telegram', {
    fetch: deps.fetch,
    method: 'POST',
    url: `${base}/bot${token}/getFile`,
    headers: {},
    body: { file_id: id },
  });
  const path = getWords(answer, 'result', 'file_path');
  if (!/^[\w-][\w./-]*$/.test(path) || path.includes('..')) throw new Refused('no-address');
  return download(`${base}/file/bot${token}/${path}`, { hosts: ['api.telegram.org'] }, deps);
};
