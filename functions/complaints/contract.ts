import * as z from 'zod/mini';
import { Base, BotCheck, Identity, Links } from '#platform/environment.ts';

/** What the function behind POST /complaints needs. */
export const environment = z.object({ ...Base.shape, ...Links.shape, ...Identity.shape, ...BotCheck.shape });
