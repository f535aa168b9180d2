import { Refused, type Sender } from '../contract.ts';
import { getList, getText } from '../json.ts';
import { postJson } from '../shared/post-json.ts';
import { accountOf } from './account.ts';

/**
 * A public comment on the ticket the customer wrote in; Zendesk carries it to the customer's own channel.
 * @param deps settings as `accountOf`
 */
export const sendZendesk: Sender = async ({ threadId, text }, deps) => {
  if (!threadId || !/^\d+$/.test(threadId)) throw new Refused('no-ticket');
  const { url, authorization } = accountOf(deps);
  const answer = await postJson('zendesk', {
    fetch: deps.fetch,
    method: 'PUT',
    url: `${url}/api/v2/tickets/${threadId}.json`,
    headers: { authorization },
    body: { ticket: { comment: { body: text, public: true } } },
  });
  const comment = getList(answer, 'audit', 'events').find((event) => getText(event, 'type') === 'Comment');
  return { externalId: getText(comment, 'id') || getText(answer, 'audit', 'id') || `${threadId}:sent` };
};
