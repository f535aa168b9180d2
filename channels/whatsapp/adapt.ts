import { accepted, acceptedInPart, ignored, merged, withOptOut } from '../adapted.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { getObject, getObjects, getString, type Json, parseJson } from '../json.ts';
import { failure, firstInstant, idOr, type Origin, unsupportedReason } from '../meta/reading.ts';
import { withLike } from '../shared/like.ts';
import { snsHandshake } from '../shared/sns.ts';
import { contentOf } from './content.ts';
import { alsoKnownAs, inGroup, isInGroup, personOf, recipientOf, senderOf, type WhatsAppPerson } from './person.ts';
import { AWS_ID, unwrap } from './unwrap.ts';

type Frame = { event: Json; person: WhatsAppPerson; externalId: string; at: string };
/** Where an event came from, and the id that AWS has given what it is about. */
type Way = Origin & { awsId: string | undefined };
type MessageReader = (frame: Frame) => Adapted;

const item = (
  { person, externalId, at }: Frame,
  about: Pick<ChannelItem, 'kind'> & Partial<Pick<ChannelItem, 'text' | 'attachments'>> & { id?: string | undefined },
): ChannelItem => ({
  kind: about.kind,
  text: about.text ?? '',
  ...person,
  externalId: about.id ?? externalId,
  at,
  attachments: about.attachments ?? [],
  ...(isInGroup(person) && { public: true }),
});

const readWritten: MessageReader = (frame) => {
  const { reasons, ...content } = contentOf(frame.event);
  const said = withLike(item(frame, { kind: 'message', ...content }), getString(frame.event, 'context', 'id'));
  return acceptedInPart(withOptOut(said, 'other'), ...reasons);
};

/** An edit, a deletion and a reaction bear the id of the message they are about. */
const readEdit: MessageReader = (frame) => {
  const { reasons, ...content } = contentOf(getObject(frame.event, 'edit', 'message') ?? {});
  return acceptedInPart(
    item(frame, { kind: 'edit', id: getString(frame.event, 'edit', 'original_message_id'), ...content }),
    ...reasons,
  );
};

const readDeletion: MessageReader = (frame) =>
  accepted(item(frame, { kind: 'deletion', id: getString(frame.event, 'revoke', 'original_message_id') }));

const readReaction: MessageReader = (frame) =>
  accepted(
    item(frame, {
      kind: 'reaction',
      id: getString(frame.event, 'reaction', 'message_id'),
      text: getString(frame.event, 'reaction', 'emoji') ?? '',
    }),
  );

/** A new number or user id: the author is the person as known before, the alias what they go by from now on. */
const readSystem: MessageReader = (frame) => {
  const system = getObject(frame.event, 'system');
  const next = getString(system, 'user_id') ?? getString(system, 'wa_id') ?? getString(system, 'new_wa_id');
  const person = alsoKnownAs(frame.person, next, frame.externalId);
  return accepted(
    item({ ...frame, person }, { kind: 'other', text: getString(system, 'body') ?? getString(system, 'type') ?? '' }),
  );
};

const readPermission = (frame: Frame): Adapted =>
  accepted(
    item(frame, {
      kind: 'other',
      text: getString(frame.event, 'interactive', 'call_permission_reply', 'response') ?? '',
    }),
  );

const readInteractive: MessageReader = (frame) =>
  getString(frame.event, 'interactive', 'type') === 'call_permission_reply'
    ? readPermission(frame)
    : readWritten(frame);

/** Somebody opened the chat for the first time, and said nothing yet. */
const readWelcome: MessageReader = () => ignored('start-of-chat');

const READERS = new Map<string, MessageReader>([
  ['request_welcome', readWelcome],
  ['edit', readEdit],
  ['revoke', readDeletion],
  ['reaction', readReaction],
  ['system', readSystem],
  ['interactive', readInteractive],
]);

const readMessage = (message: Json, value: Json, { time, receivedAt }: Origin): Adapted => {
  const externalId = idOr(getString(message, 'id'), message);
  const frame = {
    event: message,
    externalId,
    person: inGroup(senderOf(message, value, externalId), getString(message, 'group_id')),
    at: firstInstant([getString(message, 'timestamp'), time], receivedAt),
  };
  return (READERS.get(getString(message, 'type') ?? '') ?? readWritten)(frame);
};

/**
 * How far a message of ours got: sent, delivered, read, played, or `failed:<code>`. Under WhatsApp's id of the message, and
 * under AWS's where it came that way: SendWhatsAppMessage does not say which of the two it answers.
 */
const readStatus = (status: Json, value: Json, { time, receivedAt, awsId }: Way): Adapted => {
  const externalId = idOr(getString(status, 'id'), status);
  const name = getString(status, 'status') ?? 'unknown';
  const text = name === 'failed' ? failure(getObjects(status, 'errors')[0]) : name;
  const frame = {
    event: status,
    externalId,
    person: recipientOf(status, value, externalId),
    at: firstInstant([getString(status, 'timestamp'), time], receivedAt),
  };
  const ids = [externalId, ...(awsId ? [awsId] : [])];
  return merged(ids.map((id) => accepted(item(frame, { kind: 'status', id, text }))));
};

const readMessages = (value: Json, origin: Way): Adapted => {
  const messages = getObjects(value, 'messages').map((message) => readMessage(message, value, origin));
  const statuses = getObjects(value, 'statuses').map((status) => readStatus(status, value, origin));
  const errors = getObjects(value, 'errors').map((error) => ignored(failure(error)));
  const readings = [...messages, ...statuses, ...errors];
  return readings.length > 0 ? merged(readings) : ignored('nothing-in-it');
};

const readUserId = (update: Json, { time, receivedAt }: Origin): Adapted => {
  const externalId = idOr(getString(update, 'id'), update);
  const known = { number: getString(update, 'wa_id'), userId: getString(update, 'user_id', 'previous') };
  const frame = {
    event: update,
    externalId,
    person: alsoKnownAs(personOf(known, externalId), getString(update, 'user_id', 'current'), externalId),
    at: firstInstant([getString(update, 'timestamp'), time], receivedAt),
  };
  return accepted(item(frame, { kind: 'other', text: getString(update, 'detail') ?? '' }));
};

const readUserIds = (value: Json, origin: Origin): Adapted => {
  const updates = getObjects(value, 'user_id_update').map((update) => readUserId(update, origin));
  return updates.length > 0 ? merged(updates) : ignored('nothing-in-it');
};

const readChange = (change: Json, origin: Way): Adapted => {
  const field = getString(change, 'field') ?? 'messages';
  const value = getObject(change, 'value');
  if (!value) return ignored(unsupportedReason(field));
  if (field === 'messages') return readMessages(value, origin);
  if (field === 'user_id_update') return readUserIds(value, origin);
  // What the company itself wrote in the app; templates, accounts, calls and groups follow by name.
  return ignored(field === 'smb_message_echoes' || field === 'message_echoes' ? 'echo' : unsupportedReason(field));
};

/** WhatsApp: deliveries of the Cloud API, by itself or handed on by AWS End User Messaging Social. */
export const adaptWhatsApp: Adapter = async (payload, receivedAt) => {
  const body = parseJson(payload);
  if (body === undefined) return ignored('not-json');
  const handshake = snsHandshake(getObject(body) ?? {});
  if (handshake) return ignored(handshake);
  const { entries, malformed } = unwrap(getObject(body) ?? {});
  const readings = entries.flatMap((entry) => {
    const origin = {
      account: getString(entry, 'id'),
      time: getString(entry, 'time'),
      receivedAt,
      awsId: getString(entry, AWS_ID),
    };
    const changes = getObjects(entry, 'changes').map((change) => readChange(change, origin));
    return changes.length > 0 ? changes : [ignored('empty-entry')];
  });
  const broken = malformed.map((name) => ignored(`malformed:${name}`));
  return readings.length + broken.length > 0 ? merged([...readings, ...broken]) : ignored('no-entries');
};
