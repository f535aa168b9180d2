import { describe, expect, it } from 'vitest';
import { adaptMessenger } from '#channels/messenger/adapt.ts';
import { corpusOf } from '#test/support/corpus.ts';
import { expectSound, RECEIVED } from '../meta/payloads.ts';

const adapt = (payload: Uint8Array) => adaptMessenger(payload, RECEIVED);

describe('every delivery of the corpus', () => {
  const LEFT_ASIDE = /echo|accountlinking|approles|checkoutupdate|thread-control|payment|policy-callback/;

  it('Every delivery of Messenger in the corpus becomes one item, or is ignored with its reason', async () => {
    const all = corpusOf('messenger/restfb');
    expect(all.length).toBeGreaterThan(60);
    for (const { name, bytes } of all) {
      const adapted = await adapt(bytes);
      expectSound(adapted);
      expect([name, adapted.items.length]).toEqual([name, LEFT_ASIDE.test(name) ? 0 : 1]);
    }
  });
});
