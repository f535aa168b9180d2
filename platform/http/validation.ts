import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { type FieldError, Refusal } from '#domain/refusal.ts';
import { saysOfIssue } from './field-messages.ts';

// zod/mini brings no messages of its own; without this every refusal would say no more than "Invalid input".
z.config(en());

/** JSON pointer (RFC 6901) of a path inside a document. */
const pointer = (path: PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** zod's issues as field errors: which field, what is allowed. Values are never echoed. */
const fieldErrors = (error: z.core.$ZodError): FieldError[] =>
  error.issues.slice(0, 20).map((issue) => ({
    pointer: pointer(issue.path),
    message: issue.message,
    says: saysOfIssue(issue),
  }));

/**
 * What somebody sent, as the schema wants it; also for what the router cannot check, because the path or the content type decides
 * its shape. Refuses: request-invalid.
 */
export const parsed = <T>(schema: z.ZodMiniType<T>, value: unknown): T => {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw new Refusal('request-invalid', { errors: fieldErrors(result.error) });
  return result.data;
};
