import * as z from 'zod/mini';
import { Base, Links, Machines } from '#platform/environment.ts';

/** What the watch needs to know of the deployment. */
export const environment = z.object({ ...Base.shape, ...Links.shape, ...Machines.shape });
