import * as z from 'zod/mini';
import { Slug } from '../../values.ts';
import { Duration } from './values.ts';

/** A question some days after something was delivered or installed, to customers who agreed to be asked. It goes out by itself. */
const AfterDelivery = z.strictObject({
  /** Systems of the company (integrations.yaml) that are believed when they say that something was delivered. */
  from: z.array(Slug).check(z.minLength(1)),
  /** How long after it the customer is asked. */
  after: Duration,
  /** What was delivered longer ago than this when we hear of it is not asked about. */
  atMostAfter: Duration,
  /** A customer is asked once in this time at most, however much was delivered. */
  onceIn: Duration,
  /** How long the question can be answered. */
  openFor: Duration,
  /** A score up to this opens a case. */
  opensUpTo: z.int(),
});
export type AfterDelivery = z.infer<typeof AfterDelivery>;

export const Survey = z.strictObject({
  /** Best score; the worst is 1. */
  best: z.int(),
  /** A score up to this reopens the case. */
  reopensUpTo: z.int(),
  /** Nobody is asked after a delivery if absent. */
  delivery: z.optional(AfterDelivery),
});
