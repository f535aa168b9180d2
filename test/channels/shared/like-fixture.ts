import { inboundFixture } from '../../functions/inbound/inbound-fixture.ts';

/** What becomes of some deliveries of WhatsApp, one after another. */
export const handled = async (payloads: (Uint8Array | string)[]): Promise<string[]> => {
  const { deliver } = inboundFixture({ real: true });
  const results: string[] = [];
  for (const payload of payloads) results.push((await deliver('whatsapp', Buffer.from(payload))).result);
  return results;
};
