import type { Case, Complainant, Message } from '#domain/case.ts';
import type { ReplyLanguage } from '#domain/journey.ts';
import type { Policy, TemplateId } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import { textWrite } from './store/case-store.ts';
import { keys } from './store/keys.ts';
import type { Effect } from './store/outbox.ts';
import type { Write } from './store/table.ts';

/** Fills the places of a template. A place without a value is an error of ours, found before anything is stored. */
const fill = (template: string, values: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`The template needs a value for {${name}}`);
    return value;
  });

/** A message as it is read: a subject on one line, a body in plain text. */
export const compose = (
  policy: Policy,
  template: TemplateId,
  language: ReplyLanguage,
  values: Record<string, string>,
): { subject: string; body: string } => {
  const { subject, body } = policy.messages[language][template];
  return { subject: fill(subject, values).replace(/\s+/g, ' ').trim(), body: fill(body, values).trim() };
};

/** A message in the table: its record, its text (subject, empty line, body), and where it has to go the effect that sends it. */
export type Queued = { message: Message; text: string; writes: Write[]; effects: Effect[] };

/** A stored text of a message is its subject, an empty line and its body. */
export const messageText = (subject: string, body: string): string => `${subject}\n\n${body}`;
export const splitMessageText = (text: string): { subject: string; body: string } => {
  const end = text.indexOf('\n\n');
  return end < 0 ? { subject: text, body: '' } : { subject: text.slice(0, end), body: text.slice(end + 2) };
};

/**
 * A message to the customer, by mail where we know an address, else on the tracking page, where every message can be
 * read in any case. Put `writes` and `effects` into the change that causes it.
 */
export const toCustomer = (
  head: Pick<Case, 'caseId'>,
  complainant: Complainant,
  message: { messageId: string; at: Instant; template: TemplateId; subject: string; body: string },
): Queued =>
  queued(head.caseId, message, {
    audience: 'customer',
    channel: complainant.email ? 'email' : 'tracking-page',
    sends: complainant.email !== undefined,
  });

/** A notice to somebody of the care team, by mail. It names the case by reference only. */
export const toStaff = (
  head: Pick<Case, 'caseId'>,
  person: string,
  message: { messageId: string; at: Instant; template: TemplateId; subject: string; body: string },
): Queued => queued(head.caseId, message, { audience: 'staff', channel: 'email', sends: true, to: person });

const queued = (
  caseId: string,
  message: { messageId: string; at: Instant; template: TemplateId; subject: string; body: string },
  way: { audience: 'customer' | 'staff'; channel: string; sends: boolean; to?: string },
): Queued => {
  const text = messageText(message.subject, message.body);
  const record: Message = {
    messageId: message.messageId,
    direction: 'out',
    audience: way.audience,
    channel: way.channel,
    at: message.at,
    template: message.template,
    textId: message.messageId,
    status: way.sends ? 'queued' : 'sent',
    ...(way.to && { to: way.to }),
  };
  return {
    message: record,
    text,
    writes: [
      { put: { ...keys.message(caseId, message.messageId), ...record } },
      textWrite(caseId, message.messageId, text),
    ],
    effects: way.sends ? [{ effect: 'send', messageId: message.messageId }] : [],
  };
};
