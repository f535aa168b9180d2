import { expect, it } from 'vitest';
import { Transient } from '#domain/failures.ts';
import { postWebhook } from '#functions/outgoing/post.ts';
import { postSigned } from '#platform/http/post-signed.ts';
import { aWebhookSecret } from '#test/support/carries-out.ts';
import { MONDAY } from '#test/support/case-fixture.ts';

const receiver = { url: 'https://system.example', timeout: 'PT2S', keys: { secrets: [aWebhookSecret()] } };
const webhook = { id: 'w1', body: '{}' };

/** A system whose answer breaks off after some letters. */
const breakingOff = (status: number) => {
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(new TextEncoder().encode('{"custo'));
      controller.error(new TypeError('terminated'));
    },
  });
  const fetch = async () => new Response(body, { status });
  return { fetch: fetch as typeof globalThis.fetch, clock: { now: () => MONDAY } };
};

it('An answer whose text breaks off is an answer: its status counts, and a webhook that was taken is not sent again', async () => {
  expect((await postSigned(webhook, receiver, breakingOff(202))).status).toBe(202);
  await expect(postWebhook(webhook, receiver, breakingOff(202))).resolves.toBeUndefined();
});

it('Whoever needs the text is told that it broke off', async () => {
  const { text } = await postSigned(webhook, receiver, breakingOff(200));
  await expect(text()).rejects.toEqual(new Transient('not-reached'));
});
