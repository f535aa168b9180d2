import { sha256 } from '#domain/history.ts';

/**
 * What a message is looked up by under `keys.thread`: its id on its channel. A Message-ID is unique in the world, the ids of
 * the other platforms only there.
 */
export const threadHash = (channel: string, externalId: string): string =>
  sha256(channel === 'email' ? externalId : `${channel}\n${externalId}`);

/**
 * The Message-ID that readers see, with its angle brackets, from the id SES gives: it makes them from the region, except in
 * its first one. The emulator gives the whole of it.
 */
export const sesMessageId = (id: string, region: string): string =>
  id.includes('@') ? `<${id}>` : `<${id}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`;
