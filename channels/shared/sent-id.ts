import { randomUUID } from 'node:crypto';
import { getString, type Json } from '../json.ts';

/** The id of what was sent. An answer without one was taken all the same: to send again would write to the customer twice. */
export const idIn = (answer: Json | undefined, field: string): string =>
  getString(answer, field) ?? `unnamed-${randomUUID()}`;
