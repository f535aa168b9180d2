import * as z from 'zod/mini';
import {
  channel,
  code,
  type EventDefinitions,
  field,
  messageId,
  personId,
  taskId,
  textId,
  toneAccepted,
} from './define.ts';

const linkVersionField = field(z.int(), 'The version of links that holds from now on.');

/** What goes out to the customer and the team, and what became of it. */
export const messageEvents = {
  'message-sent': {
    means: 'A person of ours wrote to the customer.',
    data: z.strictObject({ messageId, toneAccepted }),
    writtenBy: ['functions/desk/writing'],
    readBy: ['domain/timers', 'domain/figures'],
  },
  'message-taken-back': {
    means: 'Whoever wrote a message took it back before it left: the customer never gets it, and it keeps no promise.',
    data: z.strictObject({ messageId }),
    writtenBy: ['functions/desk/writing'],
    readBy: ['domain/timers'],
  },
  'note-added': {
    means: 'A person of ours left a note for the team.',
    data: z.strictObject({ messageId }),
    writtenBy: ['functions/desk/writing'],
    readBy: [],
  },
  'delivered-by-person': {
    means: 'A person brought the customer what no channel could, or tried to (`not-reached`).',
    data: z.strictObject({
      taskId,
      messageId: field(messageId, 'The first that waited; the rest is brought with it.'),
      how: z.enum(['phone', 'post', 'in-person', 'not-reached']),
      textId,
    }),
    writtenBy: ['functions/desk/delivery'],
    readBy: [],
  },
  'owner-announced': {
    means: 'The customer was told who has their case now.',
    data: z.strictObject({ owner: personId, messageId }),
    writtenBy: ['domain/messages'],
    readBy: ['domain/messages'],
  },
  'late-notice': {
    means: 'The customer was notified that the answer will be late, and why, where the law allows that.',
    data: z.strictObject({ messageId, textId, toneAccepted }),
    writtenBy: ['functions/desk/timers'],
    readBy: ['domain/timers', 'domain/report'],
  },
  'link-sent': {
    means:
      'A tracking link went to the address of the customer, because the customer asked or somebody of ours renewed it.',
    data: z.strictObject({ messageId, version: linkVersionField, because: z.enum(['asked', 'renewed']) }),
    writtenBy: ['functions/track', 'functions/desk/links'],
    readBy: ['functions/track', 'functions/desk/case'],
  },
  'links-withdrawn': {
    means: 'A person of ours withdrew the tracking links that were out.',
    data: z.strictObject({ version: linkVersionField, reasonTextId: textId }),
    writtenBy: ['functions/desk/links'],
    readBy: [],
  },
  'message-delayed': {
    means: 'Whoever carries a message of ours still tries.',
    data: z.strictObject({ messageId, channel, reason: code }),
    writtenBy: ['cases/inbound-message'],
    readBy: [],
  },
  'message-failed': {
    means: 'A message of ours did not arrive; it goes by the next way where there is one.',
    data: z.strictObject({
      messageId,
      failure: code,
      channel,
      next: field(z.optional(channel), 'The channel it goes by now; absent where no way is left.'),
      isAddressDead: field(z.optional(z.literal(true)), 'Nobody is to be found there: it is not written to again.'),
      told: field(z.optional(personId), 'Who of the team was notified.'),
    }),
    writtenBy: ['domain/messages'],
    readBy: ['domain/holds', 'domain/timers'],
  },
  'message-marked-as-spam': {
    means: 'The customer marked a mail of ours as spam: mail is the last way to write to them from now on.',
    data: z.strictObject({ messageId, channel, reason: code, told: z.optional(personId) }),
    writtenBy: ['domain/messages'],
    readBy: ['domain/messages'],
  },
  'sending-stopped': {
    means:
      'Whoever has an address asked for no more messages there (STOP): nothing is sent that way; what they have to hear goes another.',
    data: z.strictObject({
      channel,
      textId: field(textId, 'What they wrote, which is the proof.'),
      next: field(z.optional(channel), 'The channel that messages go by now; absent where a person has to bring them.'),
      told: field(z.optional(personId), 'Who of the team was notified.'),
    }),
    writtenBy: ['domain/messages'],
    readBy: ['domain/messages'],
  },
  'sending-resumed': {
    means: 'Whoever asked for no more messages of a channel wants them again (START).',
    data: z.strictObject({
      channel,
      textId: field(textId, 'What they wrote.'),
      told: field(z.optional(personId), 'Who of the team was notified.'),
    }),
    writtenBy: ['domain/messages'],
    readBy: ['domain/messages'],
  },
  'contact-corrected': {
    means:
      'A person of ours corrected how the customer is reached; what had not arrived is sent again. No values are kept here.',
    data: z.strictObject({
      fields: z.array(z.enum(['name', 'email', 'phone', 'region', 'preferredChannel', 'language'])),
      resent: field(z.array(messageId), 'Messages that had not arrived.'),
      reasonTextId: z.optional(textId),
    }),
    writtenBy: ['functions/desk/contact-data'],
    readBy: ['domain/timers'],
  },
  'customer-notified': {
    means: 'The customer was sent a notice that is no update: where they are written to from now on.',
    data: z.strictObject({ messageId }),
    writtenBy: ['functions/desk/contact-data'],
    readBy: [],
  },
  'said-in-public': {
    means: 'A message of ours was said where everybody reads it: shortened, without what is personal.',
    data: z.strictObject({ messageId, channel, textId: field(textId, 'What was said there.') }),
    writtenBy: ['functions/relay'],
    readBy: [],
  },
  'resolution-notified': {
    means: 'The agreement or final answer left by a channel, or stands on the tracking page.',
    data: z.strictObject({ messageId, channel }),
    writtenBy: ['domain/messages'],
    readBy: ['domain/holds'],
  },
} as const satisfies EventDefinitions;
