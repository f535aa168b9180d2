import * as z from 'zod/mini';
import { isMailAddress, MAIL_ADDRESS } from '#domain/mail-address.ts';
import { freeText } from '#platform/text.ts';

const CONTROL = /\p{Cc}/u;

/** Text on one line: no line breaks, so that it can stand in a mail header or a log-like list without breaking out of it. */
export const line = (max: number, what = '') => {
  const error = `must be text of 1 to ${max} characters on one line${what}`;
  return z.string({ error }).check(
    z.refine((text) => !CONTROL.test(text) && text.isWellFormed(), { error, abort: true }),
    z.trim(),
    z.minLength(1, { error }),
    z.maxLength(max, { error }),
  );
};

const matching = (pattern: RegExp, error: string) => z.string({ error }).check(z.trim(), z.regex(pattern, { error }));

/** An object without unknown fields; the message names those it knows. */
export const known = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? `has an unknown field; known are ${Object.keys(shape).join(', ')}`
        : 'must be an object',
  });

const NO_ADDRESS = 'must be an e-mail address of at most 254 characters';

/** Who complains. Everything is optional: an anonymous complaint is still a complaint, followed on its tracking page. */
export const Customer = known({
  name: z.exactOptional(line(120)),
  email: z.exactOptional(
    z
      .string({ error: NO_ADDRESS })
      .check(
        z.trim(),
        z.email({ error: NO_ADDRESS, pattern: MAIL_ADDRESS, abort: true }),
        z.maxLength(254, { error: NO_ADDRESS }),
        z.refine(isMailAddress, { error: NO_ADDRESS }),
      ),
  ),
  phone: z.exactOptional(
    matching(
      /^\(?\+?[\d(][\d ().\-/]{4,28}$/,
      'must be a phone number of 6 to 30 characters: digits, spaces and + ( ) . - /',
    ),
  ),
  /** What the company knows the customer by. */
  id: z.exactOptional(line(100)),
  /** The customer's country: which law the complaint is under. The region's, or the company's, if absent. */
  country: z.exactOptional(matching(/^[A-Z]{2}$/, 'must be a country of ISO 3166-1, such as ES')),
  /** Where the customer lives: a final answer names the outside bodies there. */
  region: z.exactOptional(matching(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'must be a region of ISO 3166-2, such as ES-MD')),
});

/** The channel somebody wants to be reached by. */
export const PreferredChannel = matching(
  /^[a-z][a-z0-9-]{0,39}$/,
  'must be a channel in lower case, such as email, phone or post',
);

/** The body of POST /complaints. */
export const ComplaintRequest = known({
  text: freeText(20_000),
  subject: z.exactOptional(line(200)),
  customer: z.exactOptional(Customer),
  language: z.exactOptional(
    matching(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'must be a language code such as es, en or ca-ES'),
  ),
  preferredChannel: z.exactOptional(PreferredChannel),
  /** What the customer wants done, in the customer's words. */
  desiredRemedy: z.exactOptional(freeText(2_000)),
  orderRef: z.exactOptional(line(100)),
  product: z.exactOptional(line(200)),
  /** When it happened. */
  occurredAt: z.exactOptional(
    z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
      error: 'must be a date or an instant of ISO 8601, such as 2026-11-22 or 2026-11-22T09:30:00Z',
    }),
  ),
});
export type ComplaintRequest = z.infer<typeof ComplaintRequest>;

/** The receipt: the 202 that says the complaint is stored. */
export const ComplaintReceipt = z.object({
  caseId: z.string(),
  /** What the customer reads out on the phone, such as `AM-7K3Q9F2D`. */
  reference: z.string(),
  trackingUrl: z.url(),
  receivedAt: z.iso.datetime(),
  answerBy: z.iso.datetime(),
});
export type ComplaintReceipt = z.infer<typeof ComplaintReceipt>;
