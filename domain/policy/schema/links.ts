import * as z from 'zod/mini';
import { Duration } from './values.ts';

/** How long tracking links hold. */
export const LinkPolicy = z.strictObject({
  /** After our last message, while the case is open, and after it was closed. */
  lasts: Duration,
  afterClosing: Duration,
  /** How long after one link was sent on request no other is. */
  again: Duration,
});
