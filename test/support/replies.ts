import { v7 } from 'uuid';
import type { Adapted, Adapter, ChannelItem } from '#channels/contract.ts';
import { deliveryAt, keyOf } from '#channels/inbound-objects.ts';
import { type Channel, channelNames } from '#channels/names.ts';
import { receiveDelivery } from '#functions/inbound/receive-delivery.ts';
import { receiveMail } from '#functions/inbound/receive-mail.ts';
import type { Raw } from '#platform/aws/objects.ts';
import type { InMemoryAmends } from './in-memory-amends.ts';

const spoken: Adapter = async (payload) => JSON.parse(Buffer.from(payload).toString('utf8')) as Adapted;
const adapters = Object.fromEntries(channelNames.map((name) => [name, spoken])) as Record<Channel, Adapter>;

let sent = 0;

/** Customers of a story who write by mail, or on a platform. */
export const replies = (amends: InMemoryAmends) => {
  const objects = new Map<string, Uint8Array>();
  const inbox = {
    read: async (key: string): Promise<Raw> => ({ bytes: objects.get(key) ?? new Uint8Array() }),
    keep: async (key: string, bytes: Uint8Array) => void objects.set(key, bytes),
  };
  const deps = { ...amends.deps, inbox, adapters };
  return {
    /** An answer to a mail about a case, from the address of its customer. */
    byMail: async ({ reference, from }: { reference: string; from: string }, text: string): Promise<void> => {
      const key = `inbound/mail-${++sent}`;
      const headers = {
        'Return-Path': `<${from}>`,
        From: from,
        Date: new Date(amends.now()).toUTCString(),
        To: `atencion+${reference.toLowerCase()}@lumbre.example`,
        Subject: `Re: ${reference}`,
        'Message-ID': `<${sent}@story.example>`,
        'Content-Type': 'text/plain; charset=utf-8',
      };
      const lines = [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ...text.split('\n')];
      objects.set(key, Buffer.from(lines.join('\r\n')));
      await receiveMail({ key, receivedAt: amends.now() }, deps);
      await amends.settle();
    },
    /** What a platform delivers. */
    by: async (channel: Channel, item: Partial<ChannelItem> & Pick<ChannelItem, 'text' | 'author'>): Promise<void> => {
      const receivedAt = amends.now();
      const key = keyOf(channel, receivedAt, v7({ msecs: Date.parse(receivedAt) }));
      const one = { kind: 'message', externalId: `m-${++sent}`, at: receivedAt, attachments: [], ...item };
      objects.set(key, Buffer.from(JSON.stringify({ items: [one], ignored: [] })));
      const stored = deliveryAt({ key, receivedAt });
      if (!stored) throw new Error('No delivery of a channel');
      await receiveDelivery(stored, deps);
      await amends.settle();
    },
  };
};
