import { Refused, type Sender } from '../channel.ts';
import { listAt, textAt } from '../loose.ts';
import { postJson } from '../posting.ts';

/**
 * A public comment on the ticket the customer wrote in; Zendesk carries it to the customer's own channel.
 * Settings: `subdomain`, `email` of the agent who writes, `api_token`.
 */
export const sendZendesk: Sender = async ({ threadId, text }, { fetch, settings, base }) => {
  if (!threadId || !/^\d+$/.test(threadId)) throw new Refused('no-ticket');
  const { subdomain, email, api_token: token } = settings;
  if (!email || !token || !(base ?? subdomain)) throw new Refused('not-configured');
  const answer = await postJson('zendesk', {
    fetch,
    method: 'PUT',
    url: `${base ?? `https://${subdomain}.zendesk.com`}/api/v2/tickets/${threadId}.json`,
    headers: { authorization: `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}` },
    body: { ticket: { comment: { body: text, public: true } } },
  });
  const comment = listAt(answer, 'audit', 'events').find((event) => textAt(event, 'type') === 'Comment');
  return { externalId: textAt(comment, 'id') || textAt(answer, 'audit', 'id') || `${threadId}:sent` };
};
