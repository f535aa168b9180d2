import { getObject, getObjects, getString, type Json, parseJson } from '../json.ts';

/** Entries of a delivery, and names of what should have held one and does not. */
export type Unwrapped = { entries: Json[]; malformed: string[] };

/** SNS in SQS in a Lambda event is three deep; nobody packs more. */
const MAX_DEPTH = 5;

/** What End User Messaging Social has put an entry into. */
const ENTRY = 'whatsAppWebhookEntry';
/** Under which an unwrapped entry bears AWS's id of the message. */
export const AWS_ID = 'aws_message_id';

const none: Unwrapped = { entries: [], malformed: [] };
const all = (found: Unwrapped[]): Unwrapped => ({
  entries: found.flatMap(({ entries }) => entries),
  malformed: found.flatMap(({ malformed }) => malformed),
});

/** An object that a field holds, as an object or as its JSON text. */
const held = (envelope: Json, field: string): Json | undefined =>
  getObject(envelope, field) ?? getObject(parseJson(getString(envelope, field) ?? ''));

/** An entry bears from here on the id that AWS has given the message, besides WhatsApp's own. */
const named = (entry: Json, id: string | undefined): Json => ({ ...entry, ...(id && { [AWS_ID]: id }) });

const open = (envelope: Json, field: string, depth: number): Unwrapped => {
  const inside = held(envelope, field);
  if (!inside) return { entries: [], malformed: [field] };
  const { entries, malformed } = unwrap(inside, depth + 1);
  const id = field === ENTRY ? getString(envelope, 'messageId') : undefined;
  return { entries: entries.map((entry) => named(entry, id)), malformed };
};

/**
 * Finds the entries in a delivery of the Cloud API, and in what AWS End User Messaging Social packs them: an SNS message
 * with the entry as text in `whatsAppWebhookEntry`, by itself or as Lambda and SQS hand it on.
 */
export const unwrap = (body: Json, depth = 0): Unwrapped => {
  if (depth > MAX_DEPTH) return { entries: [], malformed: ['depth'] };
  if (Array.isArray(body['entry'])) return { entries: getObjects(body, 'entry'), malformed: [] };
  if (Array.isArray(body['changes'])) return { entries: [body], malformed: [] };
  if (Array.isArray(body['Records']))
    return all(getObjects(body, 'Records').map((record) => unwrap(record, depth + 1)));
  const field = [ENTRY, 'Message', 'Sns', 'body'].find((name) => Object.hasOwn(body, name));
  return field ? open(body, field, depth) : none;
};

/** Whether the message of a topic is of End User Messaging Social: only that has an entry of its own. */
export const isSocialMessaging = (message: string): boolean => message.includes(ENTRY);
