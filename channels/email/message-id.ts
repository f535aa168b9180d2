/**
 * The Message-ID that readers see, with its angle brackets, from the id SES gives: it makes them from the region, except in
 * its first one. The emulator gives the whole of it.
 */
export const sesMessageId = (id: string, region: string): string =>
  id.includes('@') ? `<${id}>` : `<${id}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`;
