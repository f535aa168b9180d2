import { describe, expect, it } from 'vitest';
import { adaptTelegram } from '#channels/telegram/adapt.ts';
import { everyFile } from '#test/support/corpus.ts';
import { expectSound, reasons } from '../meta/payloads.ts';
import { RECEIVED_AT } from '../real-payloads.ts';

const adapt = (payload: Uint8Array) => adaptTelegram(payload, RECEIVED_AT);

describe('every update of the corpus', () => {
  it('Every update of Telegram in the corpus becomes items, or is ignored with its reason', async () => {
    const all = everyFile('webhooks/telegram');
    expect(all.length).toBe(121);
    const found = await Promise.all(all.map(({ payload }) => adapt(payload)));
    for (const adapted of found) expectSound(adapted);
    expect(found.flatMap(reasons)).not.toContain('malformed');
    expect(found.filter(({ items }) => items.length > 0).length).toBe(49);
  });
});
