import { type CaseItem, textItem } from '#domain/case/change.ts';
import type { Effect } from '#domain/case/effects.ts';
import type { Message } from '#domain/case/message.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { CoOfficialTemplateId, TemplateId } from '#domain/policy/schema/templates.ts';
import type { Instant } from '#domain/time.ts';
import { type CoOfficialLanguage, isCoOfficial, type LetterLanguage } from '#domain/vocabulary.ts';
import { needsPerson } from './by-people.ts';
import { type Channels, isBrief } from './channel-facts.ts';
import { type Customer, isPublic, type Way, wayOf, waysTo } from './routing.ts';

/** Fills the places of a template. A place without a value is an error of ours, found before anything is stored. */
const fill = (template: string, values: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`The template needs a value for {${name}}`);
    return value;
  });

/** What is written: a subject on one line, a body in plain text, and where the template has one the text for a phone. */
export type MessageContent = { subject: string; body: string; short?: string };

/** A template of the policy with the values for its places. */
type Filled = { template: TemplateId; language: LetterLanguage; values: Record<string, string> };

/** A greeting by name: the value comes with a space, and all but English set a name off with a comma besides. */
const greeted = ({ language, values }: Filled): Record<string, string> =>
  language !== 'en' && values['name'] ? { ...values, name: `,${values['name']}` } : values;

/** A template of a co-official language; undefined where the company has none. */
export const coOfficialTemplate = (
  { otherLanguages }: Pick<Policy, 'otherLanguages'>,
  language: CoOfficialLanguage,
  template: TemplateId,
) => otherLanguages[language]?.templates?.[template as CoOfficialTemplateId];

/** Throws RangeError where the company has not the template in a co-official language: ask `letterLanguageOf` first. */
const templateOf = (policy: Policy, { language, template }: Pick<Filled, 'language' | 'template'>) => {
  if (!isCoOfficial(language)) return policy.messages[language][template];
  const own = coOfficialTemplate(policy, language, template);
  if (!own) throw new RangeError(`There is no ${template} in ${language}`);
  return own;
};

/** A message as it is read. */
export const compose = (policy: Policy, filled: Filled): MessageContent => {
  const values = greeted(filled);
  const { subject, body, short } = templateOf(policy, filled);
  return {
    subject: fill(subject, values).replace(/\s+/g, ' ').trim(),
    body: fill(body, values).trim(),
    ...(short && { short: fill(short, values).trim() }),
  };
};

/** A message in the table: its record, its text (subject, empty line, body), and where it has to go the effect that sends it. */
export type OutgoingMessage = { message: Message; text: string; items: readonly CaseItem[]; effects: Effect[] };

/** A stored text of a message is its subject, an empty line and its body; its body alone where it has no subject. */
export const messageText = (subject: string, body: string): string => (subject ? `${subject}\n\n${body}` : body);
/** The parts of a text that has a subject. */
export const splitMessageText = (text: string): { subject: string; body: string } => {
  const end = text.indexOf('\n\n');
  return end < 0 ? { subject: text, body: '' } : { subject: text.slice(0, end), body: text.slice(end + 2) };
};

/** The id of the text that goes to a phone in place of the whole one. */
export const shortTextId = (messageId: string): string => `short-${messageId}`;

/** What to write, to whomever it goes. */
type Words = MessageContent & { messageId: string; at: Instant; template: TemplateId };

/** Where a message goes, as its record says it. */
export const wayFields = (way: Way | undefined): Pick<Message, 'channel' | 'public'> => ({
  channel: way?.channel ?? 'tracking-page',
  ...(way && isPublic(way) && { public: true }),
});

/**
 * A message to the customer by the best way there is (domain/messages/routing.ts), else on the tracking page, where every message
 * can be read in any case; what has to arrive is then brought by a person, whom the relay asks. Combine it with the change
 * that causes it.
 */
export const messageToCustomer = (channels: Channels, customer: Customer, message: Words): OutgoingMessage => {
  const way = wayOf(channels, customer, message);
  const goesToPhone = waysTo(channels, customer, message.template).some(({ channel }) => isBrief(channels, channel));
  const outgoing = queued(goesToPhone ? message : { ...message, short: '' }, {
    audience: 'customer',
    ...wayFields(way),
    sends: way !== undefined,
  });
  return way === undefined && needsPerson(customer, message)
    ? { ...outgoing, effects: [{ effect: 'send', messageId: message.messageId }] }
    : outgoing;
};

/**
 * A notice to somebody of the care team, by mail. It names the case by reference only.
 * @param waitsUntil so long it may wait for them to see the case at the desk
 */
export const toStaff = (
  person: string,
  { taskId, waitsUntil, ...message }: Words & Pick<Message, 'taskId'> & { waitsUntil?: Instant },
): OutgoingMessage =>
  queued(message, {
    ...{ audience: 'staff', channel: 'email', to: person, sends: true },
    ...(taskId && { taskId }),
    ...(waitsUntil && { waitsUntil }),
  });

const queued = (
  { messageId, at, template, subject, body, short }: Words,
  {
    sends,
    waitsUntil,
    ...way
  }: Pick<Message, 'audience' | 'channel' | 'public' | 'to' | 'taskId'> & { sends: boolean; waitsUntil?: Instant },
): OutgoingMessage => {
  const text = messageText(subject, body);
  const record: Message = {
    messageId,
    direction: 'out',
    ...way,
    at,
    template,
    textId: messageId,
    status: sends ? 'queued' : 'sent',
  };
  return {
    message: record,
    text,
    items: [
      { kind: 'message', message: record },
      textItem(messageId, text),
      ...(short ? [textItem(shortTextId(messageId), short)] : []),
    ],
    effects: sends ? [{ effect: 'send', messageId, ...(waitsUntil && { waitsUntil }) }] : [],
  };
};

/** The record of what a customer said on the tracking page: it shares its id with its text. */
export const messageOnPage = (messageId: string, at: Instant): Message => ({
  messageId,
  direction: 'in',
  audience: 'customer',
  channel: 'tracking-page',
  at,
  textId: messageId,
  status: 'received',
});

/** What a customer said on the tracking page, as it was written. */
export const saidOnPage = (textId: string, text: string, at: Instant): CaseItem[] => [
  { kind: 'message', message: messageOnPage(textId, at) },
  textItem(textId, text),
];
