import * as z from 'zod/mini';
import type { IncidentPolicy } from '../policy/schema/incidents.ts';
import { durationMs, type Instant, instantAfter } from '../time.ts';
import { letterLanguages, replyLanguages } from '../vocabulary.ts';

/** Why a customer on a list is not written to. */
export const leftOutReasons = ['complained', 'objected', 'unreachable'] as const;
export type LeftOut = (typeof leftOutReasons)[number];

/** A customer whom a confirmed incident affects and who has not complained of it, as the company names them. */
export const AffectedCustomer = z.strictObject({
  incidentId: z.string(),
  /** The surest of their pseudonyms, and all of them. */
  id: z.string(),
  customerKeys: z.array(z.string()),
  email: z.string(),
  name: z.exactOptional(z.string()),
  /** The customer's language, the one of replies to it, and where it is one of letters that one. */
  language: z.string(),
  replyLanguage: z.enum(replyLanguages),
  letterLanguage: z.exactOptional(z.enum(letterLanguages)),
  listedAt: z.string(),
  /** The number of the one message that they are sent, and since when. */
  told: z.exactOptional(z.int()),
  toldAt: z.exactOptional(z.string()),
  /** Why they are not sent it: found when their turn came; `refused` by the service of mail. */
  unsent: z.exactOptional(z.enum([...leftOutReasons, 'refused'])),
});
export type AffectedCustomer = z.infer<typeof AffectedCustomer>;

/** A list of customers that was given, without any of them: who gave it, and what became of it. */
export const AffectedList = z.strictObject({
  incidentId: z.string(),
  listId: z.string(),
  at: z.string(),
  /** A person of the team, or the integration that gave it. */
  by: z.exactOptional(z.string()),
  from: z.exactOptional(z.string()),
  /** Customers who are new by it, and those who were on a list before. */
  listed: z.int(),
  known: z.int(),
  leftOut: z.record(z.enum(leftOutReasons), z.int()),
  /** Rows that nothing could be made of. */
  wrong: z.int(),
});
export type AffectedList = z.infer<typeof AffectedList>;

/** Whether a customer still waits for the message to those who are affected: each is sent one, whatever is released later. */
export const isWaiting = ({ told, unsent }: Pick<AffectedCustomer, 'told' | 'unsent'>): boolean =>
  told === undefined && unsent === undefined;

/** Whether a message goes to a customer: it was released after they were listed, so that whoever did so saw them counted. */
export const isAmong = (customer: AffectedCustomer, { decidedAt = '' }: { decidedAt?: Instant }): boolean =>
  isWaiting(customer) && customer.listedAt <= decidedAt;

/**
 * Until when a customer is known: for so long after the incident has ended, and never longer than `keptAtMost`. By the calendar also where
 * time runs faster: it is people's data.
 * @param endedAt of the incident; absent while it is open
 */
export const keptUntil = (
  { listedAt }: Pick<AffectedCustomer, 'listedAt'>,
  { keptAfterEnd, keptAtMost }: IncidentPolicy['affected'],
  endedAt?: Instant,
): Instant => {
  const atMost = instantAfter(listedAt, durationMs(keptAtMost));
  if (endedAt === undefined) return atMost;
  const afterEnd = instantAfter(endedAt, durationMs(keptAfterEnd));
  if (afterEnd < atMost) return afterEnd;
  return atMost;
};
