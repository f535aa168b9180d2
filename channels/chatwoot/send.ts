import { Refused, type Sender } from '../contract.ts';
import { getText } from '../json.ts';
import { postJson } from '../shared/post-json.ts';

/**
 * A message in the conversation the customer wrote in; Chatwoot carries it to the customer's own channel.
 * Settings: `url` of the installation, `account_id`, `api_access_token` of the agent or bot who writes.
 */
export const sendChatwoot: Sender = async ({ threadId, text }, { fetch, settings, base = settings['url'] }) => {
  if (!threadId || !/^\d+$/.test(threadId)) throw new Refused('no-conversation');
  const { account_id: account, api_access_token: token } = settings;
  if (!base || !account || !token) throw new Refused('not-configured');
  const answer = await postJson('chatwoot', {
    fetch,
    method: 'POST',
    url: `${base}/api/v1/accounts/${encodeURIComponent(account)}/conversations/${threadId}/messages`,
    headers: { api_access_token: token },
    body: { content: text, message_type: 'outgoing', private: false },
  });
  return { externalId: getText(answer, 'id') || `${threadId}:sent` };
};
