import * as z from 'zod/mini';
import { type Secret, secretReader } from './clients.ts';

/** What the front door knows of a channel: any of the secrets may be right, so that they can be rotated. */
const Known = z.looseObject({ secrets: z.array(z.string().check(z.minLength(1))) });

/**
 * The signing secrets of the channels, out of the deployment's secret: JSON `{channel: {secrets: [...], ...settings}}`. A
 * channel that is not in it, or not as it should be, has none.
 */
export const secretsIn = ({ current }: Secret): Record<string, string[]> => {
  try {
    const found = z.record(z.string(), z.unknown()).parse(JSON.parse(current));
    return Object.fromEntries(
      Object.entries(found).flatMap(([channel, value]) => {
        const known = Known.safeParse(value);
        return known.success ? [[channel, known.data.secrets]] : [];
      }),
    );
  } catch {
    return {};
  }
};

/** Reads them from Secrets Manager; kept for five minutes. */
export const channelSecrets = (secretId: string): (() => Promise<Record<string, string[]>>) => {
  const read = secretReader(secretId);
  return async () => secretsIn(await read());
};
