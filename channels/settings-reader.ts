import type { Secret } from '#platform/aws/secrets.ts';
import { getObject } from './json.ts';
import type { TwoWayChannel } from './names.ts';

/** What a channel's sender is set up with, such as a token and the id of our number. */
export type Settings = Record<string, string>;

/** A secret that nobody has filled in yet is no JSON. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The settings of a channel: those the deployment itself gives it, else those out of the deployment's secret, JSON
 * `{channel: settings}`; undefined for a channel that is not set up to send, or a secret that nobody has filled in yet. What
 * is no text in the secret is for the webhook.
 */
export const settingsReader =
  (secret: () => Promise<Secret>, own: Partial<Record<TwoWayChannel, Settings>> = {}) =>
  async (channel: TwoWayChannel): Promise<Settings | undefined> => {
    if (own[channel]) return own[channel];
    const found = getObject(parsed((await secret()).current), channel);
    const settings = Object.entries(found ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
    return settings.length > 0 ? Object.fromEntries(settings) : undefined;
  };
