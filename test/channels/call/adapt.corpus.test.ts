import { describe, expect, it } from 'vitest';
import { adaptCall } from '#channels/call/adapt.ts';
import { corpusFile, everyFile } from '#test/support/corpus.ts';
import { expectSound } from '../meta/payloads.ts';
import { RECEIVED_AT } from '../real-payloads.ts';

const adapt = (payload: Uint8Array) => adaptCall(payload, RECEIVED_AT);

describe('every call of the corpus', () => {
  it('Every call of the corpus becomes a complaint, or is ignored with its reason', async () => {
    const folders = ['connect-contact-events', 'connect-contact-lens', 'transcribe-call-analytics'];
    const all = folders.flatMap((folder) => everyFile(`webhooks/${folder}`));
    expect(all.length).toBe(6);
    for (const { payload } of all) expectSound(await adapt(payload));
    const { items } = await adapt(corpusFile('webhooks/connect-contact-lens/voice-analysis-raw.json'));
    expect(items[0]?.text).toMatch(/^Just hello\. My name is Peter and help\.\nI need to cancel\./);
    expect(items[1]?.text).toMatch(/^Okay\.\nHello\. Peter, how can I help you\?/);
  });
});
