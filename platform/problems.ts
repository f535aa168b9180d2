import * as z from 'zod/mini';
import { Problem } from '#domain/failures.ts';
import { type Endpoint, fieldErrors } from './http.ts';

/** What every refusal looks like (RFC 9457), with the fields that are wrong and, for a lost decision, who took it. */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })),
  decidedBy: z.optional(z.string()),
  decidedAt: z.optional(z.string()),
});

const DESCRIPTIONS = {
  400: 'The request is not valid; `errors` says which fields',
  401: 'Nobody is signed in',
  403: 'This person may not do that; the title says who can',
  404: 'There is nothing here',
  409: 'Somebody decided before; `decidedBy` and `decidedAt` say who and when',
  413: 'The body is too large',
  415: 'The content type is not supported',
  422: 'The request is understood but does not fit; `errors` says why',
  429: 'Too many for now',
} as const;

/** The refusals an endpoint can answer with, for its `responses`. */
export const problems = (...statuses: (keyof typeof DESCRIPTIONS)[]): Endpoint<never>['responses'] =>
  Object.fromEntries(statuses.map((status) => [status, { description: DESCRIPTIONS[status] }]));

/** Validates what the router could not, because the path or the content type decides its shape. Problem 400. */
export const parsed = <T>(schema: z.ZodMiniType<T>, value: unknown): T => {
  const result = schema.safeParse(value);
  if (!result.success) throw new Problem(400, 'The request is not valid', fieldErrors(result.error));
  return result.data;
};
