import type { Channel } from '#channels/names.ts';
import type { LocalRun } from '#local/local-run.ts';
import { signers } from '../../functions/webhooks/signing.ts';
import { seconds } from './channel-payloads.ts';

/**
 * Delivers to a channel what its platform would, signed as it signs.
 * @param change headers in place of those
 * @returns the status of the answer
 */
export const deliver = async (
  { channels }: Pick<LocalRun, 'channels'>,
  { channel, body, change = {} }: { channel: Channel; body: Buffer; change?: Record<string, string> },
): Promise<number> => {
  const { url, secret = '' } = channels[channel] ?? { url: '' };
  const signed = signers[channel]?.(secret, body, { url, seconds: `${seconds()}`, now: new Date().toISOString() });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed, ...change },
    body: new Uint8Array(body),
  });
  await response.arrayBuffer();
  return response.status;
};
