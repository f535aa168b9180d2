import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Sent } from '#local/platforms.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { run } = stage();

const person = randomInt(1e9, 2e9);

/** A message of Rosa to our bot, as Telegram delivers it. */
const says = async (number: number, text: string): Promise<void> => {
  const { url, secret = '' } = run.channels['telegram'] ?? { url: '' };
  const message = {
    message_id: number,
    from: { id: person, is_bot: false, first_name: 'Rosa' },
    chat: { id: person, type: 'private', first_name: 'Rosa' },
    date: Math.floor(Date.now() / 1000),
    text,
  };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify({ update_id: person + number, message }),
  });
  expect(response.status).toBe(200);
};

/** What she was answered, in its order. */
const answers = async (): Promise<string[]> =>
  ((await (await fetch(`${run.platformsUrl}/sent`)).json()) as Sent[])
    .filter(({ to }) => to === String(person))
    .map(({ text }) => text);

test('Who adds something to a complaint hears on the same channel that it arrived', async () => {
  await says(1, 'La caldera lleva tres días sin funcionar y nadie contesta.');
  await eventually('the acknowledgment', async () => (await answers()).length === 1);
  // An hour of policy, in which no receipt is due, is less than a second here.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await says(2, 'Se me olvidaba: el número de serie es el 7731.');
  const [acknowledgment = '', receipt = ''] = await eventually('the receipt', async () => {
    const sent = await answers();
    return sent.length === 2 && sent;
  });
  const [reference = ''] = /AM-[2-9A-Z]{8}/.exec(acknowledgment) ?? [];
  expect(receipt).toContain(reference);
  expect(receipt).toMatch(/\/t\/[\w-]{43}/);
  expect(receipt).not.toContain('número de serie');
});
