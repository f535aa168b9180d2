import * as z from 'zod/mini';
import { type Secret, secretReader } from './secrets.ts';

const list = z._default(z.array(z.string().check(z.minLength(1))), []);

/** What proves the deliveries of one channel. */
const Known = z.object({
  /** Any of them proves a delivery, so that they can be rotated. */
  secrets: list,
  /** ARNs of the SNS topics that may deliver. */
  topics: list,
});
export type ChannelKeys = z.infer<typeof Known>;

/**
 * What proves deliveries, out of the deployment's secret: JSON `{channel: {secrets: [...], topics: [...], ...settings}}`. A
 * channel that is not in it, or not as it should be, is not there.
 */
export const keysIn = ({ current }: Secret): Record<string, ChannelKeys> => {
  try {
    const found = z.record(z.string(), z.unknown()).parse(JSON.parse(current));
    return Object.fromEntries(
      Object.entries(found).flatMap(([channel, value]) => {
        const { data: keys } = Known.safeParse(value);
        return keys && keys.secrets.length + keys.topics.length > 0 ? [[channel, keys]] : [];
      }),
    );
  } catch {
    return {};
  }
};

/** Reads them from Secrets Manager; kept for five minutes. */
export const channelKeys = (secretId: string): (() => Promise<Record<string, ChannelKeys>>) => {
  const read = secretReader(secretId);
  return async () => keysIn(await read());
};
