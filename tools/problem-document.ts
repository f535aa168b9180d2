import * as z from 'zod/mini';
import { ToneFinding } from '#functions/desk/writing/tone-contract.ts';
import { problemCodes, typeOf } from '#platform/http/problems.ts';

const CaseName = z.object({ caseId: z.string(), reference: z.string() });

/**
 * What every refusal looks like (RFC 9457): the code to switch on, the fields that are wrong and what a single code tells besides,
 * such as who took a decision that came first.
 */
export const ProblemDocument = z.object({
  type: z.enum(problemCodes.map(typeOf)),
  title: z.string(),
  /** The same for a person, in the language of Accept-Language. */
  detail: z.optional(z.string()),
  status: z.int(),
  code: z.enum(problemCodes),
  /** `detail`: the field and what is allowed, for a person, in the language of Accept-Language. */
  errors: z.array(z.object({ pointer: z.string(), message: z.string(), detail: z.optional(z.string()) })),
  decidedBy: z.optional(z.string()),
  decidedAt: z.optional(z.string()),
  assignee: z.optional(z.string()),
  merged: z.optional(z.array(CaseName)),
  tone: z.optional(z.array(ToneFinding)),
  since: z.optional(
    z.object({
      version: z.int(),
      events: z.array(z.object({ seq: z.int(), at: z.string(), type: z.string(), by: z.string() })),
    }),
  ),
  retryable: z.optional(z.boolean()),
});
