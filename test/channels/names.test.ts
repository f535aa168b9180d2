import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { InboundChannel, OutboundChannel } from '#channels/contract.ts';
import { inbound } from '#channels/inbound.ts';
import { type Channel, channelNamed, channelNames, channels, isTwoWay, type TwoWayChannel } from '#channels/names.ts';
import { outbound } from '#channels/outbound.ts';
import { channelCalled } from '#tools/channel-names.ts';
import { outgoing } from './stand-in.ts';

it('A channel that is forgotten in a registry does not compile', () => {
  const { telegram: _in, ...withoutAdapter } = inbound;
  const { telegram: _out, ...withoutSender } = outbound;
  // @ts-expect-error: every channel brings something in.
  const incomplete: Record<Channel, InboundChannel> = withoutAdapter;
  // @ts-expect-error: every channel that says how it reaches somebody sends.
  const mute: Record<TwoWayChannel, OutboundChannel> = withoutSender;
  expect([incomplete, mute].map((registry) => 'telegram' in registry)).toEqual([false, false]);
});

it('Every channel has a folder in which it says what it is', () => {
  const described = readdirSync('channels', { recursive: true }).flatMap(
    (file) => /^([\w-]+)\/channel\.ts$/.exec(String(file))?.[1] ?? [],
  );
  expect([...channelNames].sort()).toEqual(described.sort());
});

it('The channels that are answered are those that say how', () => {
  expect(Object.keys(outbound).sort()).toEqual(channelNames.filter(isTwoWay).sort());
  expect(isTwoWay('constructor')).toBe(false);
});

it('A channel is known by its name, and on the command line by those of its platforms', () => {
  expect([channelNamed('sms'), channelNamed('twilio'), channelNamed('__proto__')]).toEqual([
    'sms',
    undefined,
    undefined,
  ]);
  expect([channelCalled('sms'), channelCalled('twilio')]).toEqual(['sms', 'sms']);
});

/** Settings that remember what is read of them. */
const watched = (absent: string[]) => {
  const read = new Set<string>();
  const settings = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => {
        read.add(String(name));
        return absent.includes(String(name)) ? undefined : 'https://files.example';
      },
    },
  );
  return { read, settings };
};

const NOW = '2026-11-23T09:00:00.000Z';
/** Without these a channel goes out by the other of its two providers, or by a number in place of a service. */
const BY_OTHERS = ['origination_identity', 'origination_phone_number_id', 'messaging_service_sid'];

/** The sender of mail calls SES by its SDK; its own test has its settings. */
const byHttp = channelNames.filter(isTwoWay).filter((name) => name !== 'email');

it.each(
  byHttp.flatMap((name) => [
    { name, absent: [] as string[] },
    { name, absent: BY_OTHERS },
  ]),
)('What $name reads of its settings is what it says that it has, without $absent', async ({ name, absent }) => {
  const { read, settings } = watched(absent);
  const deps = { fetch: async () => Response.json({}), settings, now: () => NOW };
  for (const lastHeardAt of [NOW, '2026-11-01T09:00:00.000Z'])
    for (const to of ['34600111222', 'whatsapp:+34600111222'])
      await outbound[name].send(outgoing({ to, threadId: '7', lastHeardAt }), deps).catch(() => undefined);
  await outbound[name].media?.({ id: 'https://files.example/1' }, { ...deps, maxBytes: 10 }).catch(() => undefined);
  expect([...read].sort().filter((setting) => !channels[name].settings?.includes(setting))).toEqual([]);
  expect(read.size).toBeGreaterThan(0);
});
