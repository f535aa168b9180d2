import { sha256 } from '#domain/case/history.ts';
import { canonicalAddress } from '#domain/mail-address.ts';
import type { Instant } from '#domain/time.ts';
import { accepted, ignored } from '../adapted.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { filled, get, getFirstText, getText, instantOf, parseJson } from '../json.ts';

const EVENT = 'zen:event-type:';

/**
 * The first comment of a ticket is its description, and Zendesk sends both: both get the same id, so that it is one
 * message whichever comes first.
 */
const idOf = (ticket: string, words: string, comment: string): string =>
  comment || `${ticket}:${sha256(words.replace(/\s+/g, ' ')).slice(0, 16)}`;

const titled = (subject: string, body: string): string => [subject, body].filter(Boolean).join('\n\n');

type Words = { id: string; text: string; author: ChannelItem['author']; at: Instant };

const message = (ticket: string, { id, text, author, at: time }: Words): ChannelItem => ({
  kind: 'message',
  text,
  author,
  threadId: ticket,
  externalId: id,
  at: time,
  attachments: [],
});

/** A new ticket: its description is the first message. Only the requester's id is said, never the address. */
const created = (body: unknown, receivedAt: Instant): Adapted => {
  const ticket = get(body, 'detail');
  const id = getText(ticket, 'id');
  const words = getText(ticket, 'description');
  const text = titled(getText(ticket, 'subject'), words);
  if (text === '') return ignored('no-text');
  const author = { id: getText(ticket, 'requester_id') || `ticket:${id}` };
  const time = instantOf(get(ticket, 'created_at')) ?? receivedAt;
  return accepted(message(id, { id: idOf(id, words, ''), text, author, at: time }));
};

/** A comment: what staff wrote, and what only staff can read, is no word of the customer. */
const commented = (body: unknown, receivedAt: Instant): Adapted => {
  const comment = get(body, 'event', 'comment');
  if (get(comment, 'author', 'is_staff') === true) return ignored('written-by-staff');
  if (get(comment, 'is_public') === false) return ignored('private-comment');
  const text = getText(comment, 'body');
  if (text === '') return ignored('no-text');
  const ticket = get(body, 'detail');
  const id = getText(ticket, 'id');
  const isFirst = text === getText(ticket, 'description');
  const author = {
    id: getText(comment, 'author', 'id') || `ticket:${id}`,
    ...filled({ name: getText(comment, 'author', 'name') }),
  };
  return accepted(
    message(id, {
      id: idOf(id, text, isFirst ? '' : getText(comment, 'id')),
      text: isFirst ? titled(getText(ticket, 'subject'), text) : text,
      author,
      at: instantOf(get(body, 'time')) ?? receivedAt,
    }),
  );
};

/** A file on a comment comes by itself, after the comment it belongs to. */
const attached = (body: unknown, receivedAt: Instant): Adapted => {
  const file = get(body, 'event', 'attachment');
  const ticket = get(body, 'detail');
  const id = getText(file, 'id');
  if (!id) return ignored('no-attachment');
  if (get(file, 'is_public') === false) return ignored('private-comment');
  const author = { id: getText(ticket, 'requester_id') || `ticket:${getText(ticket, 'id')}` };
  const item = message(getText(ticket, 'id'), { id: `attachment:${id}`, text: '', author, at: receivedAt });
  const names = { name: getText(file, 'filename'), type: getText(file, 'content_type') };
  return accepted({ ...item, attachments: [{ id: getFirstText(file, 'content_url', 'id'), ...filled(names) }] });
};

/** A line of a messaging conversation. */
const said = (body: unknown, receivedAt: Instant): Adapted => {
  const event = get(body, 'event');
  if (getText(event, 'actor', 'type') !== 'end_user') return ignored('written-by-staff');
  const text = getText(event, 'message', 'body');
  if (text === '') return ignored('no-text');
  const id = getText(body, 'detail', 'id');
  const author = {
    id: getText(event, 'actor', 'id') || `ticket:${id}`,
    ...filled({ name: getText(event, 'actor', 'name') }),
  };
  const time = instantOf(get(body, 'time')) ?? receivedAt;
  return accepted(message(id, { id: idOf(id, text, getText(event, 'message', 'id')), text, author, at: time }));
};

/**
 * What a trigger sends whose body is written by the company, as docs/channels.md shows: `{ticket: {id, subject, description,
 * comment?, created_at, requester: {id, name, email, phone}}}`. It brings the address that events leave out.
 */
const triggered = (ticket: unknown, receivedAt: Instant): Adapted => {
  const id = getText(ticket, 'id');
  const comment = getFirstText(ticket, 'comment', 'latest_comment');
  const words = comment || getText(ticket, 'description');
  const text = comment || titled(getFirstText(ticket, 'subject', 'title'), words);
  if (!id || text === '') return ignored(id ? 'no-text' : 'no-ticket');
  const requester = get(ticket, 'requester');
  const known = filled({
    name: getText(requester, 'name'),
    email: getText(requester, 'email'),
    phone: getText(requester, 'phone'),
  });
  const author = {
    id: getText(requester, 'id') || (known.email && canonicalAddress(known.email)) || `ticket:${id}`,
    ...known,
  };
  const time = getText(ticket, comment ? 'updated_at' : 'created_at');
  // The same words may be written twice ("any news?"); a repeat of the delivery has the same time as well.
  const key = idOf(id, comment ? `${words}\n${time}` : words, '');
  return accepted(message(id, { id: key, text, author, at: instantOf(time) ?? receivedAt }));
};

const EVENTS: Record<string, (body: unknown, receivedAt: Instant) => Adapted> = {
  'ticket.created': created,
  'ticket.comment_added': commented,
  'ticket.attachment_linked_to_comment': attached,
  'messaging_ticket.message_added': said,
};

/** Zendesk's ticket events, and the bodies of triggers. */
export const adaptZendesk: Adapter = async (payload, receivedAt) => {
  const body = parseJson(payload);
  const ticket = get(body, 'ticket');
  if (ticket !== undefined) return triggered(ticket, receivedAt);
  const type = getText(body, 'type');
  if (!type.startsWith(EVENT)) return ignored('not-understood');
  const name = type.slice(EVENT.length);
  const read = Object.hasOwn(EVENTS, name) ? EVENTS[name] : undefined;
  if (!read) return ignored(`unsupported:${name}`);
  return getText(body, 'detail', 'id') ? read(body, receivedAt) : ignored('no-ticket');
};
