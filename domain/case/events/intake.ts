import * as z from 'zod/mini';
import { receiptEditions } from '../../receipt/receipt-words.ts';
import { letterLanguages } from '../../vocabulary.ts';
import { earlierSystems } from '../earlier-systems.ts';
import { identityKinds, proofKinds } from '../identity.ts';
import {
  caseId,
  channel,
  code,
  type EventDefinitions,
  field,
  instant,
  messageId,
  sha256,
  taskId,
  textId,
} from './define.ts';

const aboutMessage = z.strictObject({ channel, messageId: z.optional(messageId), textId: z.optional(textId) });

/** What comes in: complaints, messages, and what their writers do to them afterwards. */
export const intakeEvents = {
  'complaint-received': {
    means: 'A complaint opened the case: the first event of every history.',
    data: z.strictObject({
      channel,
      messageId,
      linkedTo: field(z.optional(caseId), 'The closed case of the same customer that it goes on from.'),
      answers: field(z.optional(caseId), 'The case of somebody else that it answers, or whose address it was sent to.'),
      doubt: field(z.optional(code), 'Why its sender may be somebody else than who they say.'),
      botCheck: field(
        z.optional(z.enum(['failed', 'missing', 'unavailable'])),
        'What came of asking whether a person filled in the form, where a program may have: somebody looks at it.',
      ),
      forwardedBy: field(
        z.optional(z.string()),
        'Who of the company sent it on for its customer: a person id, or `company` for somebody who is not of the team.',
      ),
      enteredFor: field(
        z.optional(z.enum(['shop', 'post', 'phone'])),
        'Where it was made to a person of ours, who entered it.',
      ),
      receivedOn: field(z.optional(z.string()), 'The day it reached us, if before it was entered.'),
    }),
    writtenBy: ['cases/inbound-message', 'functions/desk/new-complaint', 'functions/desk/matter'],
    readBy: ['domain/timers', 'domain/report', 'functions/stages/own'],
  },
  'brought-in': {
    means:
      'It was brought in from the system that the company used before, with what had been said there: it was received then, and nothing of that is said again.',
    data: z.strictObject({
      from: field(z.enum(earlierSystems), 'The system that it lay in.'),
      ticket: field(z.string(), 'What it was called there.'),
      state: field(z.enum(['open', 'closed']), 'What it was when it was brought in.'),
      acknowledged: field(z.boolean(), 'Whether its customer had been told there that it was received.'),
      lastWordAt: field(z.optional(instant), 'When the company last wrote to the customer there.'),
      closedAt: field(z.optional(instant), 'When it was closed there.'),
      messages: field(z.int(), 'Messages and notes that came with it, beside the complaint itself.'),
    }),
    writtenBy: ['cases/inbound-message'],
    readBy: ['domain/timers', 'domain/figures', 'functions/stages/acknowledge'],
  },
  'recording-consent': {
    means:
      'A call or chat came in, with what its platform, or whoever took the call, says of the consent to being recorded (Ley 10/2025 art. 12.1).',
    data: z.strictObject({ messageId, consent: z.enum(['given', 'refused', 'unknown']) }),
    writtenBy: ['cases/inbound-message', 'functions/desk/new-complaint'],
    readBy: ['functions/stages/acknowledge', 'functions/desk/case'],
  },
  'message-received': {
    means: 'The customer wrote again, by whatever channel.',
    data: z.strictObject({
      channel,
      messageId,
      reason: field(z.optional(code), 'Why it belongs to this case.'),
    }),
    writtenBy: ['cases/inbound-message'],
    readBy: [],
  },
  'taken-in': {
    means:
      'Somebody of the team made something of a mail that had been set aside: they opened the case with it, or joined it.',
    data: z.strictObject({
      deliveryId: field(z.string(), 'The delivery that brought it.'),
      messageId,
      how: z.enum(['opened', 'joined', 'noted']),
      reason: field(z.optional(code), 'Why it had been set aside.'),
    }),
    writtenBy: ['functions/desk/set-aside'],
    readBy: [],
  },
  'customer-confirmed': {
    means:
      'Somebody of the team said whether a complaint that was sent on is of the one it names; nothing had gone to them before.',
    data: z.strictObject({
      taskId,
      confirmed: z.boolean(),
      released: field(z.array(messageId), 'The messages that had waited and leave now.'),
      reasonTextId: field(z.optional(textId), 'Why not, where it is not.'),
    }),
    writtenBy: ['functions/desk/confirm-customer'],
    readBy: [],
  },
  'receipt-issued': {
    means:
      'The receipt of the complaint was issued (Ley 10/2025, art. 12.1); it can be made again from this, byte for byte.',
    data: z.strictObject({
      sha256: field(z.string(), 'SHA-256 of the PDF.'),
      language: z.enum(letterLanguages),
      company: z.string(),
      received: field(z.string(), 'Date and hour of reception, as the receipt says them.'),
      edition: field(
        z.exactOptional(z.enum(receiptEditions)),
        'Of its fixed words; absent in receipts of before there was a trained model.',
      ),
    }),
    writtenBy: ['domain/receipt'],
    readBy: ['domain/receipt', 'functions/track'],
  },
  'identity-proved': {
    means: 'The customer proved to be behind an address, a number or a handle that had only been claimed.',
    data: z.strictObject({
      identity: z.enum(identityKinds),
      how: z.enum(proofKinds),
      channel: z.optional(channel),
    }),
    writtenBy: ['domain/case'],
    readBy: [],
  },
  'message-edited': {
    means: 'The customer changed a message on its platform; what was said before stays.',
    data: aboutMessage,
    writtenBy: ['cases/inbound-message'],
    readBy: [],
  },
  'message-deleted': {
    means: 'The customer deleted a message on its platform, which takes no complaint back.',
    data: aboutMessage,
    writtenBy: ['cases/inbound-message'],
    readBy: [],
  },
  'message-reacted-to': {
    means: 'The customer reacted to a message on its platform.',
    data: aboutMessage,
    writtenBy: ['cases/inbound-message'],
    readBy: [],
  },
  'attachment-kept': {
    means: 'A file that came with a message, or over a form, was checked and kept as evidence.',
    data: z.strictObject({
      messageId,
      index: z.int(),
      sha256,
      bytes: z.int(),
      type: field(z.string(), 'Media type, found by its bytes.'),
    }),
    writtenBy: ['functions/relay', 'cases/inbound-message'],
    readBy: ['domain/messages', 'functions/retention'],
  },
  'attachment-refused': {
    means: 'A file that came with a message will not be kept.',
    data: z.strictObject({ messageId, index: z.int(), reason: code }),
    writtenBy: ['functions/relay'],
    readBy: ['domain/messages', 'functions/desk/case'],
  },
} as const satisfies EventDefinitions;
