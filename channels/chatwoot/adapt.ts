import type { Instant } from '#domain/time.ts';
import type { Adapter, ChannelItem } from '../contract.ts';
import { at, filled, firstText, instantOf, jsonOf, listAt, textAt } from '../json.ts';

/** `incoming` in webhooks, its number in objects that other versions hand on. */
const INCOMING = new Set(['incoming', '0']);

const authorOf = (body: unknown, conversation: string): ChannelItem['author'] => {
  const person = at(body, 'sender') ?? at(body, 'conversation', 'meta', 'sender');
  return {
    id: textAt(person, 'id') || `conversation:${conversation}`,
    ...filled({
      name: textAt(person, 'name'),
      email: textAt(person, 'email'),
      phone: firstText(person, 'phone_number', 'phone'),
    }),
  };
};

const fileOf = (file: unknown): ChannelItem['attachments'][number] => {
  const size = at(file, 'file_size');
  return {
    ...filled({
      id: firstText(file, 'data_url', 'id'),
      type: textAt(file, 'file_type'),
      name: textAt(file, 'file_name'),
    }),
    ...(typeof size === 'number' && { size }),
  };
};

/** A changed message: Chatwoot marks a deleted one and keeps it. */
const kindOf = (body: unknown, event: string): ChannelItem['kind'] => {
  if (event === 'message_created') return 'message';
  return at(body, 'content_attributes', 'deleted') === true ? 'deletion' : 'edit';
};

const itemOf = (body: unknown, event: string, receivedAt: Instant): ChannelItem => {
  const conversation = textAt(body, 'conversation', 'id');
  const kind = kindOf(body, event);
  const changedAt = kind === 'message' ? 'created_at' : 'updated_at';
  return {
    kind,
    text: kind === 'deletion' ? '' : textAt(body, 'content'),
    author: authorOf(body, conversation),
    threadId: conversation,
    externalId: textAt(body, 'id'),
    at: instantOf(at(body, changedAt)) ?? receivedAt,
    attachments: listAt(body, 'attachments').map(fileOf),
  };
};

/** Why a message is not the customer's, if it is not. */
const setAside = (body: unknown): string | undefined => {
  if (at(body, 'private') === true) return 'private-note';
  const type = textAt(body, 'message_type');
  if (!INCOMING.has(type)) return type === '' ? 'not-understood' : `written-by-us:${type}`;
  if (!textAt(body, 'id') || !textAt(body, 'conversation', 'id')) return 'no-conversation';
  return undefined;
};

/** Chatwoot's webhooks: what a customer wrote, changed or deleted. Everything else is left aside by its event. */
export const adaptChatwoot: Adapter = async (payload, receivedAt) => {
  const body = jsonOf(payload);
  const event = textAt(body, 'event');
  const reason =
    event === 'message_created' || event === 'message_updated'
      ? setAside(body)
      : event === ''
        ? 'not-understood'
        : `unsupported:${event}`;
  if (reason) return { items: [], ignored: [{ reason }] };
  const item = itemOf(body, event, receivedAt);
  const isEmpty = item.kind !== 'deletion' && item.text === '' && item.attachments.length === 0;
  return isEmpty ? { items: [], ignored: [{ reason: 'no-text' }] } : { items: [item], ignored: [] };
};
