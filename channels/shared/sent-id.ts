import { randomUUID } from 'node:crypto';
import { type Json, word } from './json-parts.ts';

/** The id of what was sent. An answer without one was taken all the same: to send again would write to the customer twice. */
export const idIn = (answer: Json | undefined, field: string): string =>
  word(answer, field) ?? `unnamed-${randomUUID()}`;
