import * as z from 'zod/mini';
import { LocalizedText, Slug } from '../../values.ts';
import { roles } from '../../vocabulary.ts';

/** Name of an identity provider of Amazon Cognito (API reference, CreateIdentityProvider: 3 to 32 characters). */
export const PROVIDER = /^[A-Za-z][A-Za-z0-9-]{2,31}$/;

export const Company = z.strictObject({
  name: z.string(),
  /** IANA zone in which dates are written. */
  zone: z.string(),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  /** ISO 3166 country and sector choose the outside bodies. */
  country: z.string().check(z.length(2)),
  sector: Slug,
  /** Countries whose customers it has, the law of which it can be bound by; its own if absent. */
  serves: z.optional(z.array(z.string().check(z.length(2))).check(z.minLength(1))),
  /** Its products, by which figures are broken down, each with the words by which customers name it. */
  products: z.optional(
    z.array(
      z.strictObject({
        id: Slug,
        name: LocalizedText,
        words: z.array(z.string()).check(z.minLength(1)),
      }),
    ),
  ),
  /** Of the size that Ley 10/2025 art. 2.2 calls big: 250 workers, 50 M EUR turnover or 43 M EUR balance. */
  bigCompany: z._default(z.boolean(), false),
  /** Bodies of alternative dispute resolution it adheres to, by their ids in policy/bodies.yaml (Ley 10/2025 art. 13.7). */
  adheresTo: z._default(z.array(Slug), []),
  /** Local part of the address that mail goes out from and comes in at; the domain is a stack parameter. */
  mailbox: Slug,
  phone: z.string(),
  /** Language of the first message to a customer whose language we do not write. */
  defaultLanguage: z.enum(['es', 'en']),
  /** Where it publishes the keys that check its documents (docs/evidence.md); customers are told. */
  publishedKeys: z.optional(z.url({ protocol: /^https$/ })),
  /** How people sign in by the company's own directory, where the deployment has one (`identityProvider` in docs/deployment.md). */
  signIn: z.optional(
    z.strictObject({
      /** What the deployment calls the directory. */
      provider: z.string().check(z.regex(PROVIDER, { error: 'must be a name that Cognito takes, without _' })),
      /** What says who of people.yaml somebody is: the user name that is their id, or their mail address, once it is proved. */
      by: z.enum(['user', 'mail']),
      /** Groups of the directory, with the roles that whoever is in them may have, if people.yaml gives them these as well. */
      groups: z.record(z.string(), z.array(z.enum(roles)).check(z.minLength(1))),
    }),
  ),
});
