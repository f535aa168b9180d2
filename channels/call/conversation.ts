import { createHash } from 'node:crypto';
import type { Consent } from '#domain/messages/consent.ts';
import type { Instant } from '#domain/time.ts';
import { accepted, attachmentOf, ignored } from '../adapted.ts';
import type { Adapted, ChannelItem } from '../contract.ts';
import { getFirst, getId, getObject, getOneOrMore, getWords, instantOf, type Json } from '../json.ts';
import { stranger } from '../meta/reading.ts';
import { consentOf, NOT_KEPT } from './consent.ts';
import { cased } from './letter-case.ts';

/**
 * What somebody said, in words and nothing else. Loudness, pace, interruptions and the feelings that a tool heard in a voice
 * are never taken from a transcript: inferring emotion from a voice is biometric, and of employees it is forbidden
 * (Regulation (EU) 2024/1689, articles 3(39) and 5(1)(f)).
 */
export type Turn = {
  by: 'customer' | 'company';
  text: string;
  at?: Instant;
  speaker?: { id?: string; name?: string };
  attachments: ChannelItem['attachments'];
};

export type Transcript = {
  /** The platform's id of the contact. */
  id?: string;
  startedAt?: Instant;
  author?: Partial<ChannelItem['author']>;
  consent?: Consent;
  turns: Turn[];
};

/** Ids of participants and what they are; in calls the id is the role itself. */
const rolesOf = (participants: unknown): Map<string, string> =>
  new Map(
    getOneOrMore(participants).map((participant) => [
      getId(cased(participant, 'participantId')) ?? '',
      getWords(cased(participant, 'participantRole')),
    ]),
  );

const turnOf = (entry: Json, roles: Map<string, string>): Turn => {
  const id = getId(cased(entry, 'participantId'));
  const role = getWords(cased(entry, 'participantRole')) || roles.get(id ?? '') || id;
  const at = instantOf(cased(entry, 'absoluteTime'));
  const name = getWords(cased(entry, 'displayName'));
  return {
    by: role?.toUpperCase() === 'CUSTOMER' ? 'customer' : 'company',
    text: getWords(cased(entry, 'content')),
    ...(at && { at }),
    speaker: { ...(id && { id }), ...(name && { name }) },
    attachments: getOneOrMore(cased(entry, 'attachments')).map((file) =>
      attachmentOf({
        name: cased(file, 'attachmentName'),
        type: cased(file, 'contentType'),
        size: undefined,
        id: cased(file, 'attachmentId'),
      }),
    ),
  };
};

/** Connect names recordings after the contact and the minute it began, in UTC: `<contact>_20220714T19:23_UTC.wav`. */
const RECORDED = /_(\d{4})(\d\d)(\d\d)T(\d\d):(\d\d)_UTC/;

const recordedAt = (address: unknown): Instant | undefined => {
  const [, year, month, day, hour, minute] = RECORDED.exec(getWords(address)) ?? [];
  return year ? instantOf(`${year}-${month}-${day}T${hour}:${minute}:00Z`) : undefined;
};

const phoneOf = (json: Json): string | undefined => {
  const endpoint = getObject(cased(json, 'customerEndpoint')) ?? {};
  const address = getWords(cased(endpoint, 'address'));
  return /^\+?\d{3,15}$/.test(address) ? address : undefined;
};

/** Events, joins and leaves stand in a transcript too: nobody said them. */
const isSaid = (entry: Json): boolean => getWords(cased(entry, 'type')).toUpperCase() !== 'EVENT';

/**
 * A conversation that Amazon wrote down: Contact Lens (calls and chats), Connect's own chat transcript, Transcribe Call
 * Analytics. They share the list of turns and differ in letter case.
 */
export const amazonConversation = (json: Json): Transcript | undefined => {
  const transcript = cased(json, 'transcript');
  if (!Array.isArray(transcript)) return undefined;
  const about = getObject(cased(json, 'customerMetadata')) ?? {};
  const id = getId(cased(json, 'contactId')) ?? getId(cased(about, 'contactId')) ?? getId(cased(json, 'jobName'));
  const startedAt = recordedAt(getFirst(about, 'InputS3Uri', 'inputS3Uri'));
  const phone = phoneOf(json) ?? phoneOf(about);
  const roles = rolesOf(cased(json, 'participants'));
  return {
    ...(id && { id }),
    ...(startedAt && { startedAt }),
    ...(phone && { author: { id: phone, phone } }),
    ...consentOf(json),
    turns: getOneOrMore(transcript)
      .filter(isSaid)
      .map((entry) => turnOf(entry, roles)),
  };
};

const said = (turns: Turn[]): string =>
  turns
    .map(({ text }) => text)
    .filter(Boolean)
    .join('\n');

/** Without an id of the platform, the same bytes are the same conversation. */
export const contentId = (payload: Uint8Array): string => createHash('sha256').update(payload).digest('hex');

const authorOf = ({ author, turns }: Transcript, externalId: string): ChannelItem['author'] => {
  const speakers = turns.filter(({ by }) => by === 'customer').map(({ speaker }) => speaker);
  // In calls every customer has the same id, which names nobody.
  const id = author?.id ?? speakers.find((speaker) => speaker?.id && speaker.id !== 'CUSTOMER')?.id;
  const name = author?.name ?? speakers.find((speaker) => speaker?.name)?.name;
  return { ...author, id: id ?? stranger(externalId).id, ...(name && { name }) };
};

/**
 * A conversation as items: the customer's words under `kind`, and the company's apart from them, as something else that was
 * said there. What we said is never read as the customer's complaint. Of a conversation that the customer did not want kept
 * no words are taken: a person has to ask.
 */
export const conversationItems = (
  conversation: Transcript,
  { kind, payload, receivedAt }: { kind: 'complaint' | 'message'; payload: Uint8Array; receivedAt: Instant },
): Adapted => {
  const customer = conversation.turns.filter(({ by }) => by === 'customer');
  const company = conversation.turns.filter(({ by }) => by === 'company');
  const externalId = conversation.id ?? contentId(payload);
  const attachments = customer.flatMap((turn) => turn.attachments);
  const text = said(customer);
  const { consent } = conversation;
  if (!text && attachments.length === 0) return ignored('no-customer-words');
  const at = customer.find((turn) => turn.at)?.at ?? conversation.startedAt ?? receivedAt;
  const author = authorOf(conversation, externalId);
  const about = { threadId: externalId, at };
  if (consent === 'refused')
    return accepted({ ...about, kind, text: NOT_KEPT, author, externalId, attachments: [], consent });
  const ours: ChannelItem = {
    ...about,
    kind: 'other',
    text: said(company),
    author: { id: 'company' },
    externalId: `${externalId}:company`,
    attachments: [],
  };
  return accepted(
    { ...about, kind, text, author, externalId, attachments, ...(consent && { consent }) },
    ...(ours.text ? [ours] : []),
  );
};

/** What Connect reports of a contact without the words of it. */
export const isContactEvent = (json: Json): boolean =>
  json['source'] === 'aws.connect' || 'ContactData' in (getObject(json, 'Details') ?? {});
