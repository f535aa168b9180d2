import { describe, expect, it } from 'vitest';
import { adaptFacebook } from '#channels/facebook/adapt.ts';
import { corpusOf } from '#test/support/corpus.ts';
import { expectSound, RECEIVED } from '../meta/payloads.ts';

const adapt = (payload: Uint8Array) => adaptFacebook(payload, RECEIVED);

describe('every delivery of the corpus', () => {
  const LEFT_ASIDE = /album|hide|event|like-add-page|block|mute|leadgen|two-entries|unknown/;

  it('Every delivery of a Facebook page in the corpus becomes one item, or is ignored with its reason', async () => {
    const all = corpusOf('facebook-page/restfb');
    expect(all.length).toBe(70);
    for (const { name, bytes } of all) {
      const adapted = await adapt(bytes);
      expectSound(adapted);
      expect([name, adapted.items.length]).toEqual([name, LEFT_ASIDE.test(name) ? 0 : 1]);
    }
  });
});
