import type { Instant } from '#domain/time.ts';
import { accepted, ignored } from '../adapted.ts';
import type { Adapter, ChannelItem } from '../contract.ts';
import { filled, get, getFirstText, getList, getText, instantOf, parseJson } from '../json.ts';

/** `incoming` in webhooks, its number in objects that other versions hand on. */
const INCOMING = new Set(['incoming', '0']);

const authorOf = (body: unknown, conversation: string): ChannelItem['author'] => {
  const person = get(body, 'sender') ?? get(body, 'conversation', 'meta', 'sender');
  return {
    id: getText(person, 'id') || `conversation:${conversation}`,
    ...filled({
      name: getText(person, 'name'),
      email: getText(person, 'email'),
      phone: getFirstText(person, 'phone_number', 'phone'),
    }),
  };
};

const fileOf = (file: unknown): ChannelItem['attachments'][number] => {
  const size = get(file, 'file_size');
  return {
    ...filled({
      id: getFirstText(file, 'data_url', 'id'),
      type: getText(file, 'file_type'),
      name: getText(file, 'file_name'),
    }),
    ...(typeof size === 'number' && { size }),
  };
};

/** A changed message: Chatwoot marks a deleted one and keeps it. */
const kindOf = (body: unknown, event: string): ChannelItem['kind'] => {
  if (event === 'message_created') return 'message';
  return get(body, 'content_attributes', 'deleted') === true ? 'deletion' : 'edit';
};

const itemOf = (body: unknown, event: string, receivedAt: Instant): ChannelItem => {
  const conversation = getText(body, 'conversation', 'id');
  const kind = kindOf(body, event);
  const changedAt = kind === 'message' ? 'created_at' : 'updated_at';
  return {
    kind,
    text: kind === 'deletion' ? '' : getText(body, 'content'),
    author: authorOf(body, conversation),
    threadId: conversation,
    externalId: getText(body, 'id'),
    at: instantOf(get(body, changedAt)) ?? receivedAt,
    attachments: getList(body, 'attachments').map(fileOf),
  };
};

/** Why a message is not the customer's, if it is not. */
const reasonToIgnore = (body: unknown): string | undefined => {
  if (get(body, 'private') === true) return 'private-note';
  const type = getText(body, 'message_type');
  if (!INCOMING.has(type)) return type === '' ? 'not-understood' : `written-by-us:${type}`;
  if (!getText(body, 'id') || !getText(body, 'conversation', 'id')) return 'no-conversation';
  return undefined;
};

/** Chatwoot's webhooks: what a customer wrote, changed or deleted. Everything else is ignored by its event. */
export const adaptChatwoot: Adapter = async (payload, receivedAt) => {
  const body = parseJson(payload);
  const event = getText(body, 'event');
  const reason =
    event === 'message_created' || event === 'message_updated'
      ? reasonToIgnore(body)
      : event === ''
        ? 'not-understood'
        : `unsupported:${event}`;
  if (reason) return ignored(reason);
  const item = itemOf(body, event, receivedAt);
  const isEmpty = item.kind !== 'deletion' && item.text === '' && item.attachments.length === 0;
  return isEmpty ? ignored('no-text') : accepted(item);
};
