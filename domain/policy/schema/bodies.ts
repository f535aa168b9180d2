import * as z from 'zod/mini';
import { evidence, LocalizedText, Slug } from '../../values.ts';

export const OutsideBody = z.strictObject({
  id: Slug,
  name: LocalizedText,
  how: LocalizedText,
  url: z.url(),
  /** Where it has a say; absent means everywhere. */
  countries: z.optional(z.array(z.string())),
  sectors: z.optional(z.array(Slug)),
  /** ISO 3166-2 regions of the customer; named only to those whose region is known. */
  regions: z.optional(z.array(z.string().check(z.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/))).check(z.minLength(1))),
  /** Entries that only say how to find this one: they are left out where this one is named. */
  insteadOf: z.optional(z.array(Slug)),
  ...evidence,
});
