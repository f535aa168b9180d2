import { sha256 } from '#domain/case/history.ts';
import type { Instant } from '#domain/time.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { at, filled, firstText, instantOf, jsonOf, textAt } from '../json.ts';

const EVENT = 'zen:event-type:';

/**
 * The first comment of a ticket is its description, and Zendesk tells both: both get the same id, so that it is one
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

const one = (item: ChannelItem): Adapted => ({ items: [item], ignored: [] });
const none = (reason: string): Adapted => ({ items: [], ignored: [{ reason }] });

/** A new ticket: its description is the first message. Only the requester's id is said, never the address. */
const created = (body: unknown, receivedAt: Instant): Adapted => {
  const ticket = at(body, 'detail');
  const id = textAt(ticket, 'id');
  const words = textAt(ticket, 'description');
  const text = titled(textAt(ticket, 'subject'), words);
  if (text === '') return none('no-text');
  const author = { id: textAt(ticket, 'requester_id') || `ticket:${id}` };
  const time = instantOf(at(ticket, 'created_at')) ?? receivedAt;
  return one(message(id, { id: idOf(id, words, ''), text, author, at: time }));
};

/** A comment: what staff wrote, and what only staff can read, is no word of the customer. */
const commented = (body: unknown, receivedAt: Instant): Adapted => {
  const comment = at(body, 'event', 'comment');
  if (at(comment, 'author', 'is_staff') === true) return none('written-by-staff');
  if (at(comment, 'is_public') === false) return none('private-comment');
  const text = textAt(comment, 'body');
  if (text === '') return none('no-text');
  const ticket = at(body, 'detail');
  const id = textAt(ticket, 'id');
  const isFirst = text === textAt(ticket, 'description');
  const author = {
    id: textAt(comment, 'author', 'id') || `ticket:${id}`,
    ...filled({ name: textAt(comment, 'author', 'name') }),
  };
  return one(
    message(id, {
      id: idOf(id, text, isFirst ? '' : textAt(comment, 'id')),
      text: isFirst ? titled(textAt(ticket, 'subject'), text) : text,
      author,
      at: instantOf(at(body, 'time')) ?? receivedAt,
    }),
  );
};

/** A file on a comment comes by itself, after the comment it belongs to. */
const attached = (body: unknown, receivedAt: Instant): Adapted => {
  const file = at(body, 'event', 'attachment');
  const ticket = at(body, 'detail');
  const id = textAt(file, 'id');
  if (!id) return none('no-attachment');
  if (at(file, 'is_public') === false) return none('private-comment');
  const author = { id: textAt(ticket, 'requester_id') || `ticket:${textAt(ticket, 'id')}` };
  const item = message(textAt(ticket, 'id'), { id: `attachment:${id}`, text: '', author, at: receivedAt });
  const names = { name: textAt(file, 'filename'), type: textAt(file, 'content_type') };
  return one({ ...item, attachments: [{ id: firstText(file, 'content_url', 'id'), ...filled(names) }] });
};

/** A line of a messaging conversation. */
const said = (body: unknown, receivedAt: Instant): Adapted => {
  const event = at(body, 'event');
  if (textAt(event, 'actor', 'type') !== 'end_user') return none('written-by-staff');
  const text = textAt(event, 'message', 'body');
  if (text === '') return none('no-text');
  const id = textAt(body, 'detail', 'id');
  const author = {
    id: textAt(event, 'actor', 'id') || `ticket:${id}`,
    ...filled({ name: textAt(event, 'actor', 'name') }),
  };
  const time = instantOf(at(body, 'time')) ?? receivedAt;
  return one(message(id, { id: idOf(id, text, textAt(event, 'message', 'id')), text, author, at: time }));
};

/**
 * What a trigger sends whose body is written by the company, as docs/channels.md shows: `{ticket: {id, subject, description,
 * comment?, created_at, requester: {id, name, email, phone}}}`. It brings the address that events leave out.
 */
const triggered = (ticket: unknown, receivedAt: Instant): Adapted => {
  const id = textAt(ticket, 'id');
  const comment = firstText(ticket, 'comment', 'latest_comment');
  const words = comment || textAt(ticket, 'description');
  const text = comment || titled(firstText(ticket, 'subject', 'title'), words);
  if (!id || text === '') return none(id ? 'no-text' : 'no-ticket');
  const requester = at(ticket, 'requester');
  const known = filled({
    name: textAt(requester, 'name'),
    email: textAt(requester, 'email'),
    phone: textAt(requester, 'phone'),
  });
  const author = { id: textAt(requester, 'id') || known.email?.toLowerCase() || `ticket:${id}`, ...known };
  const time = textAt(ticket, comment ? 'updated_at' : 'created_at');
  // The same words may be written twice ("any news?"); a repeat of the delivery has the same time as well.
  const key = idOf(id, comment ? `${words}\n${time}` : words, '');
  return one(message(id, { id: key, text, author, at: instantOf(time) ?? receivedAt }));
};

const EVENTS: Record<string, (body: unknown, receivedAt: Instant) => Adapted> = {
  'ticket.created': created,
  'ticket.comment_added': commented,
  'ticket.attachment_linked_to_comment': attached,
  'messaging_ticket.message_added': said,
};

/** Zendesk's ticket events, and the bodies of triggers. */
export const adaptZendesk: Adapter = async (payload, receivedAt) => {
  const body = jsonOf(payload);
  const ticket = at(body, 'ticket');
  if (ticket !== undefined) return triggered(ticket, receivedAt);
  const type = textAt(body, 'type');
  if (!type.startsWith(EVENT)) return none('not-understood');
  const name = type.slice(EVENT.length);
  const read = Object.hasOwn(EVENTS, name) ? EVENTS[name] : undefined;
  if (!read) return none(`unsupported:${name}`);
  return textAt(body, 'detail', 'id') ? read(body, receivedAt) : none('no-ticket');
};
