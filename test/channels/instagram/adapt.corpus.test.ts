import { describe, expect, it } from 'vitest';
import { adaptInstagram } from '#channels/instagram/adapt.ts';
import { corpusOf } from '#test/support/corpus.ts';
import { expectSound, RECEIVED } from '../meta/payloads.ts';

const adapt = (payload: Uint8Array) => adaptInstagram(payload, RECEIVED);

describe('every delivery of the corpus', () => {
  it('Every delivery of Instagram in the corpus becomes one item, or is ignored with its reason', async () => {
    for (const { name, bytes } of corpusOf('instagram/restfb')) {
      const adapted = await adapt(bytes);
      expectSound(adapted);
      expect([name, adapted.items.length]).toEqual([name, name.includes('insights') ? 0 : 1]);
    }
  });
});
