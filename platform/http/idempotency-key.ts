import * as z from 'zod/mini';
import { Refusal } from '#domain/refusal.ts';

/** The header that makes a repeat harmless. */
const IdempotencyKey = z.string().check(
  z.regex(/^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/, {
    error: 'must be 1 to 200 printable ASCII characters',
  }),
);

/** The key of a request, checked; absent if the client sent none. */
export const idempotencyKeyOf = (headers: Record<string, string>): { idempotencyKey?: string } => {
  const given = headers['idempotency-key'];
  if (given === undefined) return {};
  const parsed = IdempotencyKey.safeParse(given);
  if (!parsed.success)
    throw new Refusal('idempotency-key-invalid', {
      errors: parsed.error.issues.map(({ message }) => ({
        pointer: '',
        message: `the header Idempotency-Key ${message}`,
      })),
    });
  return { idempotencyKey: parsed.data };
};
