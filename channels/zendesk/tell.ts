import { Transient } from '#domain/failures.ts';
import { Refused, type Teller } from '../contract.ts';
import { get, getString, getStrings, getText } from '../json.ts';
import { getJson, postJson } from '../shared/post-json.ts';
import { accountOf } from './account.ts';

/** The ticket changed since it was read: it is read again. */
const stale = (error: unknown): never => {
  throw error instanceof Refused && error.message === 'zendesk-409' ? new Transient(error.message) : error;
};

/**
 * An internal comment on the ticket that a case came from, with its tags and its status, in one update: either all of it is there or
 * nothing is. The tag says that it was told, so a repeat changes nothing; an update that somebody else overtook is made again
 * (`safe_update`). A closed ticket takes no update any more. Source: developer.zendesk.com, "Update Ticket", "Protecting against
 * ticket update collisions".
 * @param deps settings as `accountOf`
 */
export const tellZendesk: Teller = async ({ threadId, note, marks, becomes }, deps) => {
  if (!/^\d+$/.test(threadId)) throw new Refused('no-ticket');
  const { url, authorization } = accountOf(deps);
  const call = { fetch: deps.fetch, url: `${url}/api/v2/tickets/${threadId}.json`, headers: { authorization } };
  const ticket = get(await getJson('zendesk', call), 'ticket');
  const tags = getStrings(ticket, 'tags');
  if (getText(ticket, 'status') === 'closed' || marks.every((mark) => tags.includes(mark))) return;
  const stamp = getString(ticket, 'updated_at');
  await postJson('zendesk', {
    ...call,
    method: 'PUT',
    body: {
      ticket: {
        comment: { body: note, public: false },
        tags: [...new Set([...tags, ...marks])],
        ...(becomes && { status: becomes }),
        ...(stamp && { safe_update: true, updated_stamp: stamp }),
      },
    },
  }).catch(stale);
};
