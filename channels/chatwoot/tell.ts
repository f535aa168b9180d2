import { Refused, type Teller } from '../contract.ts';
import { get, getObjects, getStrings, getText } from '../json.ts';
import { getJson, postJson } from '../shared/post-json.ts';

const STATUS = { open: 'open', solved: 'resolved' } as const;

/**
 * A private note in the conversation that a case came from, its status, and labels. Chatwoot takes them one by one: the labels come last
 * and say that it was told; a note that is there already is not written again. Source: developers.chatwoot.com, "Add labels",
 * "Toggle status", "Create new message".
 * @param deps settings as `sendChatwoot`
 */
export const tellChatwoot: Teller = async (
  { threadId, note, marks, becomes },
  { fetch, settings, base = settings['url'] },
) => {
  if (!/^\d+$/.test(threadId)) throw new Refused('no-conversation');
  const { account_id: account, api_access_token: token } = settings;
  if (!base || !account || !token) throw new Refused('not-configured');
  const place = `${base}/api/v1/accounts/${encodeURIComponent(account)}/conversations/${threadId}`;
  const call = { fetch, headers: { api_access_token: token } };
  const post = (what: string, body: object) =>
    postJson('chatwoot', { ...call, method: 'POST', url: `${place}/${what}`, body });
  const labels = getStrings(await getJson('chatwoot', { ...call, url: `${place}/labels` }), 'payload');
  if (marks.every((mark) => labels.includes(mark))) return;
  const newest = getObjects(await getJson('chatwoot', { ...call, url: `${place}/messages` }), 'payload');
  const isThere = newest.some((message) => get(message, 'private') === true && getText(message, 'content') === note);
  if (!isThere) await post('messages', { content: note, message_type: 'outgoing', private: true });
  if (becomes) await post('toggle_status', { status: STATUS[becomes] });
  await post('labels', { labels: [...new Set([...labels, ...marks])] });
};
