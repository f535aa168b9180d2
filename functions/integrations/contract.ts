import * as z from 'zod/mini';
import { Customer } from '#channels/web/contract.ts';
import { leftOutReasons } from '#domain/incidents/affected.ts';
import { Base, ChannelSecrets, Identity, Links } from '#platform/environment.ts';

/** What the function needs that other systems of the company report to. */
export const environment = z.object({ ...Base.shape, ...Links.shape, ...ChannelSecrets.shape, ...Identity.shape });

/** An id or a code of another system: no words. */
const id = z.string().check(z.regex(/^[\w.:/-]{1,80}$/));
const code = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/));

/** What a system says of a promise that it was asked to carry out. */
export const ExecutionReport = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('execution.confirmed'),
    data: z.object({
      /** As it came with the request. */
      idempotencyKey: z.string(),
      /** The system's own number of what it did: it stands in the proof. */
      reference: z.optional(id),
    }),
  }),
  z.object({
    type: z.literal('execution.failed'),
    data: z.object({
      idempotencyKey: z.string(),
      /** Which request failed; the last one if not said. */
      attempt: z.optional(z.int()),
      /** Why, as a code: lower-case words joined by hyphens. */
      reason: z.optional(code),
    }),
  }),
]);
export type ExecutionReport = z.infer<typeof ExecutionReport>;

/** What a system says of an order that reached its customer: what they are asked about some days later. */
export const DeliveryReport = z.object({
  type: z.enum(['order.delivered', 'order.installed']),
  data: z.object({
    /** The system's own number of the order: the same one is asked about once. */
    order: id,
    /** When it was delivered; now if not said. */
    at: z.optional(z.iso.datetime({ offset: true })),
    /** Whether the customer agreed to be asked. */
    consent: z.boolean(),
    customer: z.object({
      id: z.optional(id),
      name: z.optional(Customer.shape.name),
      email: z.optional(Customer.shape.email),
      /** Such as es, en or ca-ES. */
      language: z.optional(z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/))),
    }),
  }),
});
export type DeliveryReport = z.infer<typeof DeliveryReport>;

/** Customers of one report: a list that is longer is given in several. */
const MOST_CUSTOMERS = 500;

/** Whom a system says that a confirmed incident affects; each is looked at by itself, so that one which is wrong holds up no other. */
export const AffectedReport = z.object({
  type: z.literal('incident.affected'),
  data: z.object({
    /** As `amends.incident.confirmed` names it. */
    incidentId: id,
    /** `{id?, name?, email?, phone?, language?}` each: an e-mail address to be written to. */
    customers: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MOST_CUSTOMERS)),
  }),
});
export type AffectedReport = z.infer<typeof AffectedReport>;

/** Whatever a system reports. */
export const SystemReport = z.union([ExecutionReport, DeliveryReport, AffectedReport]);
export type SystemReport = z.infer<typeof SystemReport>;

/** What became of what a system reported. */
export const Received = z.object({
  /** `done`: it changed the case, or the customer will be asked. `known`: it was known. `noted`: nothing was asked of it; a person sees it among the deliveries. */
  result: z.enum(['done', 'known', 'noted']),
  /** Of customers whom an incident affects: how many are new, how many were known, and by their place in the list (from 0) who was left out and what is wrong. */
  affected: z.exactOptional(
    z.object({
      listed: z.int(),
      known: z.int(),
      leftOut: z.array(z.object({ place: z.int(), why: z.enum(leftOutReasons) })),
      wrong: z.array(z.object({ pointer: z.string(), message: z.string() })),
    }),
  ),
});
export type Received = z.infer<typeof Received>;
