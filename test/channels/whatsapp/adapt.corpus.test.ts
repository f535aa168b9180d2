import { describe, expect, it } from 'vitest';
import { adaptWhatsApp } from '#channels/whatsapp/adapt.ts';
import { corpusOf } from '#test/support/corpus.ts';
import { expectSound, RECEIVED } from '../meta/payloads.ts';

const adapt = (payload: Uint8Array) => adaptWhatsApp(payload, RECEIVED);

describe('every delivery of the corpus', () => {
  const LEFT_ASIDE =
    /^(?:account_|call_(?:connect|status|terminate)|template_|user_marketing|outgoing_|header-as-printed|webhook-(?:account|business|group|messageTemplate|phoneNumber))/;

  it('Every delivery of WhatsApp in the corpus becomes one item (a status of AWS one for each of its ids), or is ignored with its reason', async () => {
    const all = corpusOf('whatsapp/pywa', 'whatsapp/restfb', 'aws-social');
    expect(all.length).toBeGreaterThan(90);
    for (const { name, bytes } of all) {
      const adapted = await adapt(bytes);
      expectSound(adapted);
      const items = name === 'sns-message-status-sent.json' ? 2 : 1;
      expect([name, adapted.items.length]).toEqual([name, LEFT_ASIDE.test(name) ? 0 : items]);
    }
  });
});
