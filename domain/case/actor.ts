import * as z from 'zod/mini';

/** Who did something: the system, a person of the care team (id in the policy) or the customer. */
export const Actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('system') }),
  z.strictObject({ kind: z.literal('person'), id: z.string() }),
  z.strictObject({ kind: z.literal('customer') }),
]);
export type Actor = z.infer<typeof Actor>;
