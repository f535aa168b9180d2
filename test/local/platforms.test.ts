import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Outgoing } from '#channels/contract.ts';
import type { TwoWayChannel } from '#channels/names.ts';
import { outbound } from '#channels/outbound.ts';
import { platformSettings, startPlatforms } from '#local/platforms.ts';

let platforms: Awaited<ReturnType<typeof startPlatforms>>;
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  platforms = await startPlatforms();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await platforms.stop();
});

const NOW = '2026-11-23T09:00:00.000Z';
const message: Outgoing = {
  to: '+34600111222',
  text: 'Hemos recibido su queja.',
  threadId: '7',
  lastHeardAt: NOW,
  language: 'es',
  reference: 'AM-22222222',
  trackingUrl: 'https://api.lumbre.example/t/abc',
};

/** Sends with the settings of a local run, but for some of them. */
const send = (channel: TwoWayChannel, without: string[] = [], more: Partial<Outgoing> = {}) => {
  const { base, ...all } = platformSettings(platforms.url)[channel] ?? {};
  const settings = Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name)));
  return outbound[channel].send({ ...message, ...more }, { fetch, settings, now: () => NOW, ...(base && { base }) });
};

it.each([
  ['SMS by AWS', 'sms', [], {}],
  ["WhatsApp by Twilio's API", 'sms', [], { to: 'whatsapp:+34600111222' }],
  ['WhatsApp by AWS', 'whatsapp', [], {}],
  ['WhatsApp by Meta', 'whatsapp', ['origination_phone_number_id'], {}],
] as const)('%s: the stand-in takes what the sender makes, and shows it', async (_, channel, without, more) => {
  const { externalId } = await send(channel, [...without], more);
  const last = platforms.sent().at(-1);
  expect(last).toMatchObject({ channel, text: message.text });
  expect(externalId).toContain(last?.id);
});

it.each([
  ['SMS', 'sms', {}],
  ['WhatsApp', 'whatsapp', { text: '' }],
] as const)('%s by AWS is refused where the platform would refuse it', async (_, channel, more) => {
  const before = platforms.sent().length;
  await expect(send(channel, [], { to: channel === 'sms' ? '600 111 222' : message.to, ...more })).rejects.toThrow();
  expect(platforms.sent()).toHaveLength(before);
});

it('Nothing is taken that is not signed', async () => {
  for (const path of ['/sms/', '/whatsapp/v1/whatsapp/send'])
    expect((await fetch(`${platforms.url}${path}`, { method: 'POST', body: '{}' })).status).toBe(401);
});
