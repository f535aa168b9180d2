import * as z from 'zod/mini';
import { type Secret, secretReader } from './secrets.ts';

const list = z._default(z.array(z.string().check(z.minLength(1))), []);

/** What proves the deliveries of one channel. */
const Known = z.object({
  /** Any of them proves a delivery, so that they can be rotated. */
  secrets: list,
  /** What a platform says when it asks whether an address is ours (Meta's verify token): none of them proves a delivery. */
  verify_tokens: list,
  /** ARNs of the SNS topics that may deliver. */
  topics: list,
});
export type ChannelKeys = Pick<z.infer<typeof Known>, 'secrets' | 'topics'> & { verifyTokens?: string[] };

/** A verify token that is also listed as a secret proves nothing: who has read it in a log could sign with it. */
const apart = ({ secrets, topics, verify_tokens: verifyTokens }: z.infer<typeof Known>): ChannelKeys => ({
  secrets: secrets.filter((secret) => !verifyTokens.includes(secret)),
  topics,
  ...(verifyTokens.length > 0 && { verifyTokens }),
});

/**
 * What proves deliveries, out of the deployment's secret: JSON `{channel: {secrets: [...], verify_tokens: [...], topics: [...], ...settings}}`. A
 * channel that is not in it, or not as it should be, is not there.
 */
export const keysIn = ({ current }: Secret): Record<string, ChannelKeys> => {
  try {
    const found = z.record(z.string(), z.unknown()).parse(JSON.parse(current));
    return Object.fromEntries(
      Object.entries(found).flatMap(([channel, value]) => {
        const { data } = Known.safeParse(value);
        const keys = data && apart(data);
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
