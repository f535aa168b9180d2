import { sha256 } from '#domain/history.ts';

/**
 * What a message is looked up by under `keys.thread`: its id on its channel. A Message-ID is unique in the world, the ids of
 * the other platforms only there.
 */
export const threadHash = (channel: string, externalId: string): string =>
  sha256(channel === 'email' ? externalId : `${channel}\n${externalId}`);
