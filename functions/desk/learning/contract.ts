import * as z from 'zod/mini';
import { Base, Identity, Links } from '#platform/environment.ts';

/** What the function needs that shows what cases came to and what follows from it. */
export const environment = z.object({ ...Base.shape, ...Links.shape, ...Identity.shape });
