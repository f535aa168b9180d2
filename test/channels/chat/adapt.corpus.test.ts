import { describe, expect, it } from 'vitest';
import { adaptChat } from '#channels/chat/adapt.ts';
import { corpusFile, everyFile } from '#test/support/corpus.ts';
import { expectSound } from '../meta/payloads.ts';
import { RECEIVED_AT } from '../real-payloads.ts';

const adapt = (payload: Uint8Array) => adaptChat(payload, RECEIVED_AT);

describe('every chat of the corpus', () => {
  it('Every chat of the corpus becomes messages, or is ignored with its reason', async () => {
    const all = ['intercom', 'lex', 'connect-contact-lens', 'connect-contact-events', 'aws-lambda-events'].flatMap(
      (folder) => everyFile(`webhooks/${folder}`),
    );
    for (const { payload } of all) expectSound(await adapt(payload));
    const { items } = await adapt(corpusFile('webhooks/connect-contact-lens/chat-analysis-raw-abridged.json'));
    expect(items[0]).toMatchObject({ author: { name: 'John' }, at: '2022-10-27T03:32:08.102Z' });
    expect(items[0]?.text).toMatch(/^I'd like to see if I can get a refund or an exchange/);
    expect(items[0]?.text).not.toContain('This is Jane');
  });
});
