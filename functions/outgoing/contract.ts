import * as z from 'zod/mini';
import { Base, ChannelSecrets, Links } from '#platform/environment.ts';

/** What the function needs that calls the company's other systems. */
export const environment = z.object({ ...Base.shape, ...Links.shape, ...ChannelSecrets.shape });

/** A message of its queue: which effect of the outbox is to be done. */
export const Handed = z.strictObject({ caseId: z.string(), effectId: z.string() });
export type Handed = z.infer<typeof Handed>;
