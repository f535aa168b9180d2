import * as z from 'zod/mini';
import { commitmentKinds } from '../../promises/commitment-kinds.ts';
import { releaseSubjects } from '../../vocabulary.ts';
import {
  concession,
  cycle,
  type EventDefinitions,
  field,
  messageId,
  personOrNobody,
  sha256,
  taskId,
  textId,
  toneAccepted,
} from './define.ts';

const subject = z.enum(releaseSubjects);
const leftOut = field(z.optional(z.array(concession)), 'What was proposed and is not offered.');
const round = field(z.optional(z.int()), 'Of an offer.');

/** What becomes of a letter before it reaches the customer. */
export const releaseEvents = {
  'release-asked': {
    means: 'An offer or a final answer was put to a person, who reads and releases it: nothing leaves before.',
    data: z.strictObject({
      cycle,
      taskId,
      subject,
      round,
      releaser: personOrNobody,
      concessions: z.array(concession),
      sha256: field(sha256, 'Of the body as it was shown.'),
    }),
    writtenBy: ['domain/release'],
    readBy: [],
  },
  'release-held': {
    means: 'Somebody read it and keeps it back for now, with a reason; the task stays open.',
    data: z.strictObject({ cycle, taskId, subject, reasonTextId: textId }),
    writtenBy: ['functions/stages/release'],
    readBy: [],
  },
  'release-returned': {
    means:
      'Somebody changed it beyond their own or the owner’s limit: it goes back to approval, and is released after it.',
    data: z.strictObject({
      cycle,
      taskId,
      subject,
      round,
      concessions: z.array(concession),
      leftOut,
      cost: field(z.int(), "The highest cost among the options, in minor units of the company's currency."),
      edited: field(z.boolean(), 'Whether its words were edited.'),
      toneAccepted,
      reasonTextId: z.optional(textId),
    }),
    writtenBy: ['functions/stages/release'],
    readBy: ['domain/four-eyes'],
  },
  released: {
    means: 'A person released what the customer gets, in the same change that sent it.',
    data: z.strictObject({
      cycle,
      taskId,
      subject,
      round,
      messageId,
      sha256: field(sha256, 'Of the text as it was sent: the body of an offer, the document of a final answer.'),
      sha256OfShort: field(
        z.optional(sha256),
        'Of what goes to a phone in its place, where the customer is reached there.',
      ),
      concessions: z.array(concession),
      leftOut,
      commitments: field(
        z.optional(z.array(z.enum(commitmentKinds))),
        'Of which kinds what the letter commits us to besides is.',
      ),
      changed: field(z.boolean(), 'Whether options or words are others than those that were shown.'),
      toneAccepted,
      reasonTextId: z.optional(textId),
    }),
    writtenBy: ['functions/stages/release'],
    readBy: ['domain/four-eyes'],
  },
} as const satisfies EventDefinitions;
