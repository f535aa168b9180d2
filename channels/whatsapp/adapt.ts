import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { jsonOf } from '../json.ts';
import { failure, firstInstant, idOr, leave, type Origin, one, together, unsupported } from '../meta/reading.ts';
import { type Json, part, parts, word } from '../shared/json-parts.ts';
import { snsHandshake } from '../shared/sns.ts';
import { contentOf } from './content.ts';
import { alsoKnownAs, type Person, personOf, recipientOf, senderOf } from './person.ts';
import { AWS_ID, unwrap } from './unwrap.ts';

type Frame = { event: Json; person: Person; externalId: string; at: string };
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
});

const readWritten: MessageReader = (frame) => {
  const { reasons, ...content } = contentOf(frame.event);
  return one(item(frame, { kind: 'message', ...content }), ...reasons);
};

/** An edit, a deletion and a reaction bear the id of the message they are about. */
const readEdit: MessageReader = (frame) => {
  const { reasons, ...content } = contentOf(part(frame.event, 'edit', 'message') ?? {});
  return one(
    item(frame, { kind: 'edit', id: word(frame.event, 'edit', 'original_message_id'), ...content }),
    ...reasons,
  );
};

const readDeletion: MessageReader = (frame) =>
  one(item(frame, { kind: 'deletion', id: word(frame.event, 'revoke', 'original_message_id') }));

const readReaction: MessageReader = (frame) =>
  one(
    item(frame, {
      kind: 'reaction',
      id: word(frame.event, 'reaction', 'message_id'),
      text: word(frame.event, 'reaction', 'emoji') ?? '',
    }),
  );

/** A new number or user id: the author is the person as known before, the alias what they go by from now on. */
const readSystem: MessageReader = (frame) => {
  const system = part(frame.event, 'system');
  const next = word(system, 'user_id') ?? word(system, 'wa_id') ?? word(system, 'new_wa_id');
  const person = alsoKnownAs(frame.person, next, frame.externalId);
  return one(item({ ...frame, person }, { kind: 'other', text: word(system, 'body') ?? word(system, 'type') ?? '' }));
};

const readPermission = (frame: Frame): Adapted =>
  one(
    item(frame, {
      kind: 'other',
      text: word(frame.event, 'interactive', 'call_permission_reply', 'response') ?? '',
    }),
  );

const readInteractive: MessageReader = (frame) =>
  word(frame.event, 'interactive', 'type') === 'call_permission_reply' ? readPermission(frame) : readWritten(frame);

const READERS = new Map<string, MessageReader>([
  ['edit', readEdit],
  ['revoke', readDeletion],
  ['reaction', readReaction],
  ['system', readSystem],
  ['interactive', readInteractive],
]);

const readMessage = (message: Json, value: Json, { time, receivedAt }: Origin): Adapted => {
  const externalId = idOr(word(message, 'id'), message);
  const frame = {
    event: message,
    externalId,
    person: senderOf(message, value, externalId),
    at: firstInstant([word(message, 'timestamp'), time], receivedAt),
  };
  return (READERS.get(word(message, 'type') ?? '') ?? readWritten)(frame);
};

/**
 * How far a message of ours got: sent, delivered, read, played, or `failed:<code>`. Under WhatsApp's id of the message, and
 * under AWS's where it came that way: SendWhatsAppMessage does not say which of the two it answers.
 */
const readStatus = (status: Json, value: Json, { time, receivedAt, awsId }: Way): Adapted => {
  const externalId = idOr(word(status, 'id'), status);
  const name = word(status, 'status') ?? 'unknown';
  const text = name === 'failed' ? failure(parts(status, 'errors')[0]) : name;
  const frame = {
    event: status,
    externalId,
    person: recipientOf(status, value, externalId),
    at: firstInstant([word(status, 'timestamp'), time], receivedAt),
  };
  const ids = [externalId, ...(awsId ? [awsId] : [])];
  return together(ids.map((id) => one(item(frame, { kind: 'status', id, text }))));
};

const readMessages = (value: Json, origin: Way): Adapted => {
  const messages = parts(value, 'messages').map((message) => readMessage(message, value, origin));
  const statuses = parts(value, 'statuses').map((status) => readStatus(status, value, origin));
  const errors = parts(value, 'errors').map((error) => leave(failure(error)));
  const readings = [...messages, ...statuses, ...errors];
  return readings.length > 0 ? together(readings) : leave('nothing-in-it');
};

const readUserId = (update: Json, { time, receivedAt }: Origin): Adapted => {
  const externalId = idOr(word(update, 'id'), update);
  const known = { number: word(update, 'wa_id'), userId: word(update, 'user_id', 'previous') };
  const frame = {
    event: update,
    externalId,
    person: alsoKnownAs(personOf(known, externalId), word(update, 'user_id', 'current'), externalId),
    at: firstInstant([word(update, 'timestamp'), time], receivedAt),
  };
  return one(item(frame, { kind: 'other', text: word(update, 'detail') ?? '' }));
};

const readUserIds = (value: Json, origin: Origin): Adapted => {
  const updates = parts(value, 'user_id_update').map((update) => readUserId(update, origin));
  return updates.length > 0 ? together(updates) : leave('nothing-in-it');
};

const readChange = (change: Json, origin: Way): Adapted => {
  const field = word(change, 'field') ?? 'messages';
  const value = part(change, 'value');
  if (!value) return leave(unsupported(field));
  if (field === 'messages') return readMessages(value, origin);
  if (field === 'user_id_update') return readUserIds(value, origin);
  // What the company itself wrote in the app; templates, accounts, calls and groups follow by name.
  return leave(field === 'smb_message_echoes' || field === 'message_echoes' ? 'echo' : unsupported(field));
};

/** WhatsApp: deliveries of the Cloud API, by itself or handed on by AWS End User Messaging Social. */
export const adaptWhatsApp: Adapter = async (payload, receivedAt) => {
  const body = jsonOf(payload);
  if (body === undefined) return leave('not-json');
  const handshake = snsHandshake(part(body) ?? {});
  if (handshake) return leave(handshake);
  const { entries, malformed } = unwrap(part(body) ?? {});
  const readings = entries.flatMap((entry) => {
    const origin = { account: word(entry, 'id'), time: word(entry, 'time'), receivedAt, awsId: word(entry, AWS_ID) };
    const changes = parts(entry, 'changes').map((change) => readChange(change, origin));
    return changes.length > 0 ? changes : [leave('empty-entry')];
  });
  const broken = malformed.map((name) => leave(`malformed:${name}`));
  return readings.length + broken.length > 0 ? together([...readings, ...broken]) : leave('no-entries');
};
