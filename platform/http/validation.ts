import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { type FieldError, Refusal } from '#domain/refusal.ts';
import { saysOfIssue } from './field-messages.ts';

// zod/mini brings no messages of its own; without this every refusal would say no more than "Invalid input".
z.config(en());

/** So many fields are named in one answer, and so much of a name that somebody made up. */
const MOST_ERRORS = 20;
const MOST_OF_KEY = 60;

/** JSON pointer (RFC 6901) of a path inside a document. */
const pointer = (path: PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Where an issue is: of fields that nobody knows zod names the object that holds them, and each is pointed at by itself. */
const placesOf = ({ path, ...issue }: z.core.$ZodIssue): PropertyKey[][] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key.slice(0, MOST_OF_KEY)]) : [path];

/** What zod says of a union that nothing fits, where its schema has no words of its own for that. */
const UNSAID = 'Invalid input';

/** A value that is none of those that a shape is told by says that another shape was meant. */
const distance = (issues: z.core.$ZodIssue[]): number =>
  issues.length +
  MOST_ERRORS * issues.filter(({ code }) => code === 'invalid_value' || code === 'invalid_union').length;

/** Of what fits none of several shapes: what is wrong by the one that it comes nearest to; that may be one of several as well. */
const nearest = (issue: z.core.$ZodIssue): z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union' || issue.message !== UNSAID) return [issue];
  const [least] = [...issue.errors].sort((a, b) => distance(a) - distance(b));
  if (!least) return [issue];
  return least.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(nearest);
};

/** zod's issues as field errors: which field, what is allowed. Values are never echoed. */
const fieldErrors = (error: z.core.$ZodError): FieldError[] =>
  error.issues
    .flatMap(nearest)
    .flatMap((issue) =>
      placesOf(issue).map((place) => ({
        pointer: pointer(place),
        message: issue.message,
        says: saysOfIssue(issue),
      })),
    )
    .slice(0, MOST_ERRORS);

/**
 * What somebody sent, as the schema wants it; also for what the router cannot check, because the path or the content type decides
 * its shape. Refuses: request-invalid.
 */
export const parsed = <T>(schema: z.ZodMiniType<T>, value: unknown): T => {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw new Refusal('request-invalid', { errors: fieldErrors(result.error) });
  return result.data;
};
