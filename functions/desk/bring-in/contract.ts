import * as z from 'zod/mini';
import { MOST_MESSAGES } from '#cases/inbound-message/bring-in.ts';
import { ComplaintRequest, line, PreferredChannel } from '#channels/web/contract.ts';
import { earlierSystems } from '#domain/case/earlier-systems.ts';
import { freeText } from '#platform/text.ts';

const moment = z.iso.datetime({ offset: true, error: 'must be an instant of ISO 8601, such as 2026-11-22T09:30:00Z' });

/** Characters of one message: DynamoDB keeps 400 KB in an item, and a character takes four bytes at most. */
export const MOST_CHARACTERS = 60_000;

const EarlierMessage = z.strictObject({
  /** What it was called there. */
  id: line(200),
  at: moment,
  by: z.enum(['customer', 'company', 'note'], { error: 'must be one of customer, company, note' }),
  text: freeText(MOST_CHARACTERS),
});

/** The body of POST /desk/cases/bring-in: a complaint of the system that the company used before, and what was said there. */
export const EarlierCaseIn = z.strictObject({
  from: z.enum(earlierSystems, { error: `must be one of ${earlierSystems.join(', ')}` }),
  /** Which of several of that system, such as the subdomain. */
  account: z.exactOptional(line(100)),
  /** What it was called there: the same one is brought in once. */
  ticket: line(100),
  /** When it reached the company: the date of the answer counts from it. */
  receivedAt: moment,
  /** When it was closed there; absent while it is open. */
  closedAt: z.exactOptional(moment),
  /** Whether its customer had been told there that it was received: no other acknowledgment is sent. */
  acknowledged: z.boolean(),
  complaint: ComplaintRequest,
  /** The channel it had come by, where we have it too. */
  channel: z.exactOptional(PreferredChannel),
  /** What that system had verified of its customer. */
  verified: z.exactOptional(z.array(z.enum(['email', 'phone']))),
  /** What it was about, by the policy. */
  topic: z.exactOptional(line(100)),
  /** What was said after the complaint itself. */
  messages: z
    .array(EarlierMessage)
    .check(z.maxLength(MOST_MESSAGES, { error: `must be at most ${MOST_MESSAGES} messages` })),
});
export type EarlierCaseIn = z.infer<typeof EarlierCaseIn>;

/** What became of it: `known`, it was brought in before. */
export const BroughtInCase = z.object({
  result: z.enum(['opened', 'known']),
  caseId: z.string(),
  reference: z.string(),
  status: z.string(),
  /** The date of the answer that is owed; of one that is open. */
  answerBy: z.optional(z.iso.datetime()),
});
export type BroughtInCase = z.infer<typeof BroughtInCase>;
