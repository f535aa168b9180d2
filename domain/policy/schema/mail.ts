import * as z from 'zod/mini';
import { Slug } from '../../values.ts';

const Domain = z
  .string()
  .check(z.regex(/^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/, { error: 'must be a domain' }));
/** As a header names a list (RFC 2919), without its angle brackets: `atencion.lumbre.example`. */
const ListId = Domain;

/** A header that one of the company's own servers or programs writes into what it hands on; any value where none is named. */
const HeaderMark = z.strictObject({
  name: z.string().check(z.regex(/^[a-z\d-]+$/, { error: 'must be the name of a header in lower case' })),
  value: z.optional(z.string().check(z.minLength(1))),
});

/**
 * A server, a rule or a group of the company's own that hands mail of customers on to us. What it writes of itself (`List-ID`,
 * `Precedence: list`, `Auto-Submitted: auto-generated`) says nothing of who wrote the mail. It is known by any of the marks.
 */
const Relay = z.strictObject({
  /** The address in the header Sender, or in Resent-From. */
  sender: z.optional(z.email()),
  header: z.optional(HeaderMark),
});

/** How mail that came in is told apart: what is the company's own, and who hears of what was set aside. */
export const MailPolicy = z.strictObject({
  /** Domains that people and programs of the company write from, besides the one that Amends itself writes from. */
  ownDomains: z._default(z.array(Domain), []),
  /** Addresses that nobody reads, such as those of web forms; names such as `no-reply` are known without it. */
  noReply: z._default(z.array(z.email()), []),
  relays: z._default(z.array(Relay), []),
  /** The company's own lists and groups, by their ids. */
  lists: z._default(z.array(ListId), []),
  /** Person id: who gets the daily list of what was set aside, and may open it; the head of the desk if nobody is named. */
  setAside: z._default(z.strictObject({ to: z.optional(Slug) }), {}),
});
export type MailPolicy = z.infer<typeof MailPolicy>;
