import { describe, expect, it } from 'vitest';
import { adaptX } from '#channels/x/adapt.ts';
import { everyFile } from '#test/support/corpus.ts';
import { expectSound, reasons } from '../meta/payloads.ts';
import { RECEIVED_AT } from '../real-payloads.ts';

const adapt = (payload: Uint8Array) => adaptX(payload, RECEIVED_AT);

describe('every event of the corpus', () => {
  it('Every event of X in the corpus becomes an item, or is ignored with its reason', async () => {
    const all = everyFile('webhooks/x');
    expect(all.length).toBe(44);
    for (const { name, payload } of all) {
      const adapted = await adapt(payload);
      expectSound(adapted);
      // The templates of the deprecated API hold placeholders: they are no JSON.
      expect([name, reasons(adapted).includes('malformed')]).toEqual([name, /json\.txt$|request\.http$/.test(name)]);
    }
    const items = (await Promise.all(all.map(({ payload }) => adapt(payload)))).flatMap((adapted) => adapted.items);
    const kinds = items.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'message').length).toBe(6);
    expect(kinds.filter((kind) => kind === 'deletion').length).toBe(2);
    expect(items.find(({ externalId }) => externalId === '2080765813578191303')).toMatchObject({
      text: 'hey @ExampleUser',
      author: { id: '2222222222222222222', name: 'OtherUser', handle: 'OtherUser' },
      at: '2026-07-24T21:23:23.000Z',
    });
  });
});
