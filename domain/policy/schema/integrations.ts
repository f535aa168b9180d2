import * as z from 'zod/mini';
import { durationMs } from '../../time.ts';
import { Slug } from '../../values.ts';
import { Duration } from './values.ts';

/** Names that lead to the machine itself or into a network that is not the public one. */
const INTERNAL = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/;

/** A host by its name: an address of digits could be any machine of our own network. */
const NAMED_HOST = /^(?=.{4,253}$)([a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

const isPublicAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname, hash } = new URL(text);
  const isPlain = protocol === 'https:' && username === '' && password === '' && hash === '';
  return isPlain && NAMED_HOST.test(hostname) && !INTERNAL.test(hostname);
};

/** Where another system takes what is sent: by HTTPS, at a host of the public network that is named. */
export const PublicAddress = z
  .string()
  .check(z.refine(isPublicAddress, { error: 'must be an https address of a public host, by its name' }));

/** How long an answer is waited for: shorter than the function lives that waits, with its repeats. */
export const patience = (seconds: number) =>
  Duration.check(
    z.refine((text) => durationMs(text) > 0 && durationMs(text) <= seconds * 1000, {
      error: `must be at most PT${seconds}S`,
    }),
  );

/** What of the customer an integration may be told beside the case: ids that the company's own systems gave. */
const neededIds = ['customer-id', 'order'] as const;

/** Another system of the company, that is told of events or carries out what was promised. Its secrets are in Secrets Manager under its id. */
export const Integration = z.strictObject({
  id: Slug,
  url: PublicAddress,
  /** Which events it is told of, by their types; `all` of them; none if absent. */
  events: z.optional(z.union([z.literal('all'), z.array(Slug)])),
  /**
   * It is another help desk, whose address is that of its API: its agents are told in the ticket that a case came from, by the settings
   * of the channel of that name. No webhook is sent.
   */
  helpDesk: z.optional(z.enum(['zendesk', 'chatwoot'])),
  /** How long an answer is waited for. */
  timeout: patience(8),
  /** What it has to know to carry out a promise. */
  needs: z.array(z.enum(neededIds)),
  /** In which time it has to say that a promise was carried out; then a person hears of it. */
  confirms: Duration,
  /** Whoever of ours hears of it when it cannot be told of events; the supervisor on duty if absent. */
  contact: z.optional(Slug),
});
export type Integration = z.infer<typeof Integration>;
