import * as z from 'zod/mini';
import { Base, Links } from '#platform/environment.ts';

export const environment = z.object({ ...Base.shape, ...Links.shape });
