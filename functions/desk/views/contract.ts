import * as z from 'zod/mini';
import { ViewPath } from '#domain/people/choices.ts';
import { freeText } from '#platform/text.ts';

const LONGEST_NAME = 40;
const NAME = freeText(LONGEST_NAME).check(z.regex(/^[^\n\t]+$/, { error: 'must be one line' }));

/** A queue with its filters to be kept under a name: for oneself, or for the whole team. */
export const NewView = z.strictObject({ name: NAME, path: ViewPath, shared: z.optional(z.boolean()) });
export type NewView = z.infer<typeof NewView>;

const View = z.strictObject({ id: z.string(), name: z.string(), path: z.string() });

/** One that all of the team have; whoever made it and supervisors may take it away. */
const SharedView = z.extend(View, { by: z.string(), byName: z.string(), removable: z.boolean() });

/** By name. */
export const Views = z.strictObject({ own: z.array(View), shared: z.array(SharedView) });
export type Views = z.infer<typeof Views>;
