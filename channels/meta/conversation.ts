import { accepted, acceptedInPart, ignored, merged } from '../adapted.ts';
import type { Adapted, ChannelItem } from '../contract.ts';
import { getObject, getString, getStrings, type Json } from '../json.ts';
import { withLike } from '../shared/like.ts';
import { attachedTo, isLike } from './attachments.ts';
import { firstInstant, idOr, type Origin, stranger, unsupportedReason } from './reading.ts';

type EventReader = (part: Json, event: Json, origin: Origin) => Adapted;

/** An item of a conversation. The partner's id is author and thread; a visitor of a chat plugin has a `user_ref`. */
const item = (
  event: Json,
  { time, receivedAt }: Origin,
  about: Pick<ChannelItem, 'kind'> & Partial<ChannelItem> & { id?: string | undefined },
): ChannelItem => {
  const { id, ...rest } = about;
  const externalId = idOr(id, event);
  const partner = getString(event, 'sender', 'id') ?? getString(event, 'sender', 'user_ref');
  return {
    text: '',
    author: partner === undefined ? stranger(externalId) : { id: partner },
    ...(partner !== undefined && { threadId: partner }),
    externalId,
    at: firstInstant([getString(event, 'timestamp'), time], receivedAt),
    attachments: [],
    ...rest,
  };
};

const readMessage: EventReader = (message, event, origin) => {
  // What the page itself wrote, by us or by hand.
  if (message['is_echo'] === true) return ignored('echo');
  const id = getString(message, 'mid');
  if (message['is_deleted'] === true) return accepted(item(event, origin, { kind: 'deletion', id }));
  const { attachments, text, reasons } = attachedTo(message);
  const about = getString(message, 'reply_to', 'mid');
  const unknown = message['is_unsupported'] === true ? [unsupportedReason('message')] : [];
  const said = item(event, origin, { kind: 'message', id, text: getString(message, 'text') ?? text, attachments });
  if (isLike(message))
    return accepted({ ...said, kind: 'reaction', text: text || '👍', externalId: about ?? said.externalId });
  return acceptedInPart(withLike(said, about), ...unknown, ...reasons);
};

const readEdit: EventReader = (edit, event, origin) =>
  accepted(item(event, origin, { kind: 'edit', id: getString(edit, 'mid'), text: getString(edit, 'text') ?? '' }));

const readReaction: EventReader = (reaction, event, origin) => {
  const withdrawn = getString(reaction, 'action') === 'unreact';
  const text = withdrawn ? '' : (getString(reaction, 'emoji') ?? getString(reaction, 'reaction') ?? '');
  return accepted(item(event, origin, { kind: 'reaction', id: getString(reaction, 'mid'), text }));
};

/** A button with words on it is what the customer says; one without is a signal of the app's own. */
const readPostback: EventReader = (postback, event, origin) => {
  const title = getString(postback, 'title');
  const text = title ?? getString(postback, 'payload') ?? '';
  return accepted(item(event, origin, { kind: title ? 'message' : 'other', id: getString(postback, 'mid'), text }));
};

const readSignal: EventReader = (signal, event, origin) =>
  accepted(item(event, origin, { kind: 'other', text: getString(signal, 'ref') ?? '' }));

/**
 * Delivery and reading: of the messages named, or of all up to a time, which is then the time of the status and stands in
 * its id as `watermark:<ms>`.
 */
const readStatus =
  (text: 'delivered' | 'read'): EventReader =>
  (status, event, origin) => {
    const ids = [...getStrings(status, 'mids'), ...getStrings([status['mid']])];
    if (ids.length > 0) return merged(ids.map((id) => accepted(item(event, origin, { kind: 'status', id, text }))));
    const watermark = getString(status, 'watermark');
    if (watermark === undefined) return ignored(unsupportedReason(text));
    const at = firstInstant([watermark, getString(event, 'timestamp')], origin.receivedAt);
    return accepted(item(event, origin, { kind: 'status', id: `watermark:${watermark}`, text, at }));
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

/** An event of a conversation on Messenger or Instagram. Handovers, payments and policy notices are ignored by name. */
export const readEvent = (event: Json, origin: Origin): Adapted => {
  const known = [...READERS].flatMap(([name, read]) => {
    const part = getObject(event, name);
    return part ? [read(part, event, origin)] : [];
  });
  if (known.length > 0) return merged(known);
  return ignored(unsupportedReason(Object.keys(event).find((name) => !FRAME.has(name))));
};
