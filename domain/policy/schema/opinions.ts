import * as z from 'zod/mini';
import { Slug } from '../../values.ts';
import { domains } from '../../vocabulary.ts';

/** What happens where experts differ. */
export const OpinionPolicy = z.strictObject({
  /** Who decides between them: the person for a field where all who differ are of it; `any` for all others. */
  leads: z.strictObject({
    any: Slug,
    ...(Object.fromEntries(domains.map((domain) => [domain, z.optional(Slug)])) as Record<
      (typeof domains)[number],
      z.ZodMiniOptional<typeof Slug>
    >),
  }),
});
