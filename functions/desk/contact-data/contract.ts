import * as z from 'zod/mini';
import { Customer, PreferredChannel } from '#channels/web/contract.ts';
import { letterLanguages } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';

const { name, email, phone, region } = Customer.shape;

/** How the customer is reached from now on; null where there is none any more, absent where nothing changes. */
export const ContactData = z
  .strictObject({
    name: z.exactOptional(z.nullable(z.nonoptional(name))),
    email: z.exactOptional(z.nullable(z.nonoptional(email))),
    phone: z.exactOptional(z.nullable(z.nonoptional(phone))),
    region: z.exactOptional(z.nullable(z.nonoptional(region))),
    preferredChannel: z.exactOptional(z.nullable(PreferredChannel)),
    /** The language the customer asks to be written in; where we have a letter in no co-official one, it is in Spanish. */
    language: z.exactOptional(z.enum(letterLanguages)),
    reason: z.optional(freeText(1000)),
  })
  .check(
    z.refine(({ reason: _, ...fields }) => Object.keys(fields).length > 0, {
      error: 'must name what to correct: name, email, phone, region, preferredChannel or language',
    }),
  );
export type ContactData = z.infer<typeof ContactData>;

export const contactFields = ['name', 'email', 'phone', 'region', 'preferredChannel', 'language'] as const;
export type ContactField = (typeof contactFields)[number];

/** What was corrected, by which channel the customer is written to now, and what is sent again. */
export const ContactCorrected = z.strictObject({
  fields: z.array(z.enum(contactFields)),
  /** `tracking-page` where there is no way to write to them. */
  channel: z.string(),
  resent: z.array(z.string()),
});
export type ContactCorrected = z.infer<typeof ContactCorrected>;
