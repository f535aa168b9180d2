import * as z from 'zod/mini';
import { Choices } from '#domain/people/choices.ts';
import { roles } from '#domain/vocabulary.ts';

/** Who reads the desk, and how they have chosen to see it. */
export const Me = z.extend(Choices, {
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  /** Another number, and something was chosen since; 0 where nothing ever was. */
  version: z.int(),
});
export type Me = z.infer<typeof Me>;
