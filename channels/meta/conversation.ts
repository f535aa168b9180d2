import type { Adapted, ChannelItem } from '../contract.ts';
import { type Json, part, word, words } from '../shared/json-parts.ts';
import { attachedTo } from './attachments.ts';
import { firstInstant, idOr, leave, type Origin, one, stranger, together, unsupported } from './reading.ts';

type EventReader = (told: Json, event: Json, origin: Origin) => Adapted;

/** An item of a conversation. The partner's id is author and thread; a visitor of a chat plugin has a `user_ref`. */
const item = (
  event: Json,
  { time, receivedAt }: Origin,
  about: Pick<ChannelItem, 'kind'> & Partial<ChannelItem> & { id?: string | undefined },
): ChannelItem => {
  const { id, ...rest } = about;
  const externalId = idOr(id, event);
  const partner = word(event, 'sender', 'id') ?? word(event, 'sender', 'user_ref');
  return {
    text: '',
    author: partner === undefined ? stranger(externalId) : { id: partner },
    ...(partner !== undefined && { threadId: partner }),
    externalId,
    at: firstInstant([word(event, 'timestamp'), time], receivedAt),
    attachments: [],
    ...rest,
  };
};

const readMessage: EventReader = (message, event, origin) => {
  // What the page itself wrote, by us or by hand.
  if (message['is_echo'] === true) return leave('echo');
  const id = word(message, 'mid');
  if (message['is_deleted'] === true) return one(item(event, origin, { kind: 'deletion', id }));
  const { attachments, text, reasons } = attachedTo(message);
  const unknown = message['is_unsupported'] === true ? [unsupported('message')] : [];
  return one(
    item(event, origin, { kind: 'message', id, text: word(message, 'text') ?? text, attachments }),
    ...unknown,
    ...reasons,
  );
};

const readEdit: EventReader = (edit, event, origin) =>
  one(item(event, origin, { kind: 'edit', id: word(edit, 'mid'), text: word(edit, 'text') ?? '' }));

const readReaction: EventReader = (reaction, event, origin) => {
  const withdrawn = word(reaction, 'action') === 'unreact';
  const text = withdrawn ? '' : (word(reaction, 'emoji') ?? word(reaction, 'reaction') ?? '');
  return one(item(event, origin, { kind: 'reaction', id: word(reaction, 'mid'), text }));
};

/** A button with words on it is what the customer says; one without is a signal of the app's own. */
const readPostback: EventReader = (postback, event, origin) => {
  const title = word(postback, 'title');
  const text = title ?? word(postback, 'payload') ?? '';
  return one(item(event, origin, { kind: title ? 'message' : 'other', id: word(postback, 'mid'), text }));
};

const readSignal: EventReader = (signal, event, origin) =>
  one(item(event, origin, { kind: 'other', text: word(signal, 'ref') ?? '' }));

/**
 * Delivery and reading: of the messages named, or of all up to a time, which is then the time of the status and stands in
 * its id as `watermark:<ms>`.
 */
const readStatus =
  (text: 'delivered' | 'read'): EventReader =>
  (status, event, origin) => {
    const ids = [...words(status, 'mids'), ...words([status['mid']])];
    if (ids.length > 0) return together(ids.map((id) => one(item(event, origin, { kind: 'status', id, text }))));
    const watermark = word(status, 'watermark');
    if (watermark === undefined) return leave(unsupported(text));
    const at = firstInstant([watermark, word(event, 'timestamp')], origin.receivedAt);
    return one(item(event, origin, { kind: 'status', id: `watermark:${watermark}`, text, at }));
  };

const READERS = new Map<string, EventReader>([
  ['message', readMessage],
  ['message_edit', readEdit],
  ['reaction', readReaction],
  ['postback', readPostback],
  ['referral', readSignal],
  ['optin', readSignal],
  ['delivery', readStatus('delivered')],
  ['read', readStatus('read')],
]);
const FRAME = new Set(['sender', 'recipient', 'timestamp', 'prior_message']);

/** An event of a conversation on Messenger or Instagram. Handovers, payments and policy notices are left aside by name. */
export const readEvent = (event: Json, origin: Origin): Adapted => {
  const known = [...READERS].flatMap(([name, read]) => {
    const told = part(event, name);
    return told ? [read(told, event, origin)] : [];
  });
  if (known.length > 0) return together(known);
  return leave(unsupported(Object.keys(event).find((name) => !FRAME.has(name))));
};
