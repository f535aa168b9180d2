import { sha256 } from '#domain/case/history.ts';
import type { Instant } from '#domain/time.ts';
import { accepted, attachmentOf, ignored, merged, unsupported, withOptOut } from '../adapted.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { getId, getWords, instantOf, type Json, lines, parseObject } from '../json.ts';
import { withLike } from '../shared/like.ts';
import { snsHandshake, snsMessages } from '../shared/sns.ts';
import { isWhatsApp } from './whatsapp-address.ts';

const PHONE = /^\+?\d{3,15}$/;

/** Who is at an address: a number, or with Twilio a number behind the name of another channel, such as `whatsapp:+34600…`. */
const authorAt = (address: string, { name = '', alias = '' } = {}): ChannelItem['author'] => {
  const number = address.slice(address.indexOf(':') + 1);
  return { id: address, ...(PHONE.test(number) && { phone: number }), ...(name && { name }), ...(alias && { alias }) };
};

const MOST_MEDIA = 10;

const mediaOf = (form: URLSearchParams): ChannelItem['attachments'] =>
  Array.from({ length: Math.min(Number(form.get('NumMedia')) || 0, MOST_MEDIA) }, (_, index) =>
    attachmentOf({
      name: undefined,
      type: form.get(`MediaContentType${index}`),
      size: undefined,
      id: form.get(`MediaUrl${index}`),
    }),
  ).filter(({ id }) => id !== undefined);

/** Fields that say something the message does not say itself. */
const beside = (form: URLSearchParams, ...names: string[]): string[] => {
  const body = getWords(form.get('Body'));
  return names.map((name) => getWords(form.get(name))).filter((said) => !body.includes(said));
};

/** Parts within parts of a form. */
const DEEPEST = 12;

/** Where somebody is, as they shared it on WhatsApp: its name, its address, and the place on the map. */
const placeOf = (form: URLSearchParams): string => {
  const [latitude, longitude] = ['Latitude', 'Longitude'].map((name) => getWords(form.get(name)));
  return lines(...beside(form, 'Label', 'Address'), latitude && longitude && `${latitude}, ${longitude}`);
};

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** What was filled into a form of WhatsApp: labels and values, however deep in its pages. */
const filledIn = (value: unknown, depth = 0): string[] => {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return [];
  const { label, value: said } = value as Record<string, unknown>;
  if (isText(said)) return [isText(label) ? `${label.trim()}: ${said.trim()}` : said.trim()];
  return Object.values(value).flatMap((inner) => filledIn(inner, depth + 1));
};

/** What was chosen of a list or on a button, and filled into a form, where the message does not say it itself. */
const chosenIn = (form: URLSearchParams): string =>
  lines(
    ...beside(form, 'ButtonText', 'ListTitle', 'ListDescription'),
    ...filledIn(parseObject(getWords(form.get('InteractiveData')))),
  );

/** What became of a message of ours, in our words; a failure carries its number. */
const fateOf = (status: string, code: string): string =>
  /^(?:undelivered|failed|canceled)$/.test(status) ? ['failed', code].filter(Boolean).join(':') : status;

/** In a status `From` is us and `To` the person. */
const twilioStatus = (
  form: URLSearchParams,
  { externalId, status }: { externalId: string; status: string },
  at: Instant,
): Adapted => {
  const to = getWords(form.get('To'));
  if (!/^[a-z_]{1,30}$/.test(status)) return ignored('malformed:status');
  const text = fateOf(status, getWords(form.get('ErrorCode')));
  // Some callbacks name nothing but the message, which is enough: it is found by its id.
  const person = to ? { author: authorAt(to), threadId: to } : { author: { id: 'unknown' } };
  return accepted({ kind: 'status', text, ...person, externalId, at, attachments: [] });
};

const TWILIO_OPT_OUTS: Record<string, ChannelItem['optOut']> = { STOP: 'stop', START: 'start' };

/** A call: what somebody left on the answering machine or said to it, written down by Twilio. All else reports how a call goes. */
const adaptCallOf = (form: URLSearchParams, receivedAt: Instant): Adapted => {
  const text = getWords(form.get('TranscriptionText')) || getWords(form.get('SpeechResult'));
  const from = getWords(form.get('From')) || getWords(form.get('Caller'));
  if (!text || !from) return unsupported('voice-call');
  const call = getWords(form.get('CallSid'));
  const part = ['TranscriptionSid', 'RecordingSid'].map((name) => getWords(form.get(name))).find(Boolean);
  const externalId = part ?? `${call}:${sha256(text).slice(0, 16)}`;
  return accepted({
    kind: 'complaint',
    text,
    author: authorAt(from),
    threadId: from,
    externalId,
    at: receivedAt,
    attachments: [],
  });
};

/** A delivery of Twilio's: a message, or what became of one of ours. It says no time. */
const adaptTwilio = (form: URLSearchParams, receivedAt: Instant): Adapted => {
  const externalId = ['MessageSid', 'SmsMessageSid', 'SmsSid'].map((name) => form.get(name)).find(Boolean);
  if (!externalId) return form.has('CallSid') ? adaptCallOf(form, receivedAt) : ignored('not-understood');
  const status = getWords(form.get('MessageStatus') ?? form.get('SmsStatus'));
  if (status && status !== 'received' && status !== 'receiving')
    return twilioStatus(form, { externalId, status }, receivedAt);
  // Who hides the number from companies has an id of WhatsApp's alone.
  const alias = getWords(form.get('ExternalUserId'));
  const from = getWords(form.get('From')) || alias;
  if (!from) return ignored('malformed:message');
  const name = getWords(form.get('ProfileName'));
  const item: ChannelItem = {
    kind: 'message',
    text: lines(getWords(form.get('Body')), chosenIn(form), placeOf(form)),
    author: authorAt(from, { name, alias: alias === from ? '' : alias }),
    threadId: from,
    externalId,
    at: receivedAt,
    attachments: mediaOf(form),
  };
  // Twilio says so itself where the company has words of its own (Advanced Opt-Out).
  const optOut = TWILIO_OPT_OUTS[getWords(form.get('OptOutType'))];
  if (optOut) return accepted({ ...item, optOut });
  const said = withLike(item, getWords(form.get('OriginalRepliedMessageSid')) || undefined);
  return accepted(withOptOut(said, isWhatsApp(from) ? 'other' : 'sms'));
};

/** AWS's words for what became of a message, where it did not fail; to be accepted by the carrier is not yet to arrive. */
const AWS_FATES: Record<string, string> = {
  DELIVERED: 'delivered',
  SUCCESSFUL: 'sent',
  PENDING: 'sent',
  QUEUED: 'queued',
  UNKNOWN: 'unknown',
};

/**
 * What became of a message of ours at AWS (event destination of a configuration set): `messageStatus`, or the end of the
 * event's type, such as `TEXT_CARRIER_UNREACHABLE`.
 */
const awsStatus = (event: Json, type: string, at: Instant): Adapted => {
  const to = getId(event, 'destinationPhoneNumber');
  const externalId = getId(event, 'messageId');
  if (!to || !externalId) return ignored('malformed:status');
  const status = getWords(event, 'messageStatus') || type.replace(/^(?:TEXT|MEDIA)_/, '');
  const text = AWS_FATES[status] ?? `failed:${status.toLowerCase()}`;
  const when = instantOf(event['eventTimestamp']) ?? at;
  return accepted({ kind: 'status', text, author: authorAt(to), threadId: to, externalId, at: when, attachments: [] });
};

/** What AWS End User Messaging SMS puts on a topic. */
const adaptAws = (event: Json, at: Instant): Adapted => {
  const type = getWords(event, 'eventType');
  if (/^(?:TEXT|MEDIA)_/.test(type)) return awsStatus(event, type, at);
  if (type) return unsupported(type);
  const from = getId(event, 'originationNumber');
  const externalId = getId(event, 'inboundMessageId');
  if (!from || !externalId) return ignored('not-understood');
  const text = getWords(event, 'messageBody');
  const author = authorAt(from);
  return accepted(
    withOptOut({ kind: 'message', text, author, threadId: from, externalId, at, attachments: [] }, 'sms'),
  );
};

/** A message of a topic, or what it carries when it comes without its envelope. */
const adaptSns = (message: Json, receivedAt: Instant): Adapted => {
  const type = getWords(message, 'Type');
  if (!type) return adaptAws(message, receivedAt);
  if (type !== 'Notification') return ignored(snsHandshake(message) ?? 'sns:unknown');
  const event = parseObject(getWords(message, 'Message'));
  return event ? adaptAws(event, instantOf(message['Timestamp']) ?? receivedAt) : unsupported('sns-text');
};

const textOf = (payload: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(payload).trim();
  } catch {
    return undefined;
  }
};

/**
 * SMS: a form of Twilio's (also its WhatsApp, whose people have ids such as `whatsapp:+34600000000`), or JSON of AWS's
 * two-way SMS, alone or in what SNS puts around it.
 */
export const adaptSms: Adapter = async (payload, receivedAt) => {
  const text = textOf(payload);
  if (!text) return ignored('malformed');
  if (!text.startsWith('{')) return adaptTwilio(new URLSearchParams(text), receivedAt);
  const json = parseObject(text);
  if (!json) return ignored('malformed');
  return merged(snsMessages(json).map((message) => adaptSns(message, receivedAt)));
};
