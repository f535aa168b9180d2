import * as z from 'zod/mini';

/** How a case concerns somebody of ours: the customer names them, they are the customer, or staff said that it is about them. */
export const concerns = ['named', 'customer', 'marked'] as const;

/**
 * Whom of ours a case is about, by person id. `cleared`: a supervisor saw that a name does not mean them; it holds until the
 * customer names them again.
 */
export const ConcernByPerson = z.record(z.string(), z.enum([...concerns, 'cleared']));
export type ConcernByPerson = z.infer<typeof ConcernByPerson>;
