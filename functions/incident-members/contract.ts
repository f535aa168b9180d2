import * as z from 'zod/mini';
import { Base, Links, Mail } from '#platform/environment.ts';

export const environment = z.object({ ...Base.shape, ...Links.shape, ...Mail.shape });
