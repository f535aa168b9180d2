import * as z from 'zod/mini';
import { Base, Links, Mail } from '#platform/environment.ts';

export const environment = z.object({ ...Base.shape, ...Mail.shape, PUBLIC_URL: Links.shape.PUBLIC_URL });

/** The daily run; what its schedule says is not looked at. */
export const contract = {
  name: 'action-reminders',
  input: z.unknown(),
  output: z.object({ reminded: z.int(), monthsSent: z.int() }),
};
