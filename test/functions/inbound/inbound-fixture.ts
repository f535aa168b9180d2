import { v7 } from 'uuid';
import { listDeliveries } from '#cases/store/deliveries.ts';
import type { Adapted, Adapter, ChannelItem } from '#channels/contract.ts';
import { adapters } from '#channels/inbound.ts';
import { deliveryAt, keyOf, type StoredDelivery } from '#channels/inbound-objects.ts';
import { type Channel, channelNames } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import type { Delivery } from '#domain/case/message.ts';
import { provedBy } from '#domain/case/proving.ts';
import type { InboundDeps } from '#functions/inbound/receive-batch.ts';
import { receiveDelivery } from '#functions/inbound/receive-delivery.ts';
import type { Objects } from '#platform/aws/objects.ts';
import { complaintsFixture } from '../complaints/complaints-api.ts';

/** A bucket in memory. */
export const memoryInbox = (): Objects & { objects: Map<string, Uint8Array> } => {
  const objects = new Map<string, Uint8Array>();
  return {
    objects,
    read: async (key, maxBytes) => {
      const bytes = objects.get(key);
      if (!bytes) return { unreadable: 'gone' };
      return bytes.byteLength > maxBytes ? { unreadable: 'too-large' } : { bytes };
    },
    keep: async (key, bytes) => {
      objects.set(key, bytes);
    },
  };
};

/** Reads payloads that say themselves what they are adapted to. */
const spoken: Adapter = async (payload) => JSON.parse(Buffer.from(payload).toString('utf8')) as Adapted;
const spokenAdapters = Object.fromEntries(channelNames.map((name) => [name, spoken])) as Record<Channel, Adapter>;

/**
 * What reads the inbound bucket, in memory; `deliver` is what the door, the bucket and the queue do together.
 * @param real whether payloads are read by the real adapters; else a payload is what they would make of it
 */
export const inboundFixture = ({ real = false } = {}) => {
  const fixture = complaintsFixture();
  const inbox = memoryInbox();
  const deps: InboundDeps = {
    ...fixture.deps,
    inbox,
    adapters: real ? adapters : spokenAdapters,
    mailDomain: 'lumbre.example',
    deskUrl: 'https://api.lumbre.example/desk',
  };
  const put = (channel: Channel, payload: unknown): StoredDelivery => {
    const receivedAt = fixture.clock.now();
    const key = keyOf(channel, receivedAt, v7({ msecs: Date.parse(receivedAt) }));
    inbox.objects.set(key, payload instanceof Uint8Array ? payload : Buffer.from(JSON.stringify(payload)));
    const stored = deliveryAt({ key, receivedAt });
    if (!stored) throw new Error('No delivery of a channel');
    return stored;
  };
  const deliveries = (channel?: Channel) =>
    listDeliveries(fixture.table, { limit: 1000, now: fixture.clock.now(), ...(channel && { channel }) });
  const deliver = async (channel: Channel, payload: unknown): Promise<Delivery> => {
    const stored = put(channel, payload);
    await receiveDelivery(stored, deps);
    const found = (await deliveries(channel)).find(({ id }) => id === stored.id);
    if (!found) throw new Error('The delivery is missing');
    return found;
  };
  const load = async ({ caseId = '' }: { caseId?: string }) => {
    const file = await deps.cases.load(caseId);
    if (!file) throw new Error('The case is missing');
    return file;
  };
  /** The customer of a case opens the link that was sent to the mail address or the phone number. */
  const prove = async ({ caseId }: { caseId: string }, kind: 'email' | 'phone') => {
    const at = fixture.clock.now();
    await deps.cases.change(caseId, at, (file) => combine(provedBy(file, { kind, how: 'opened-link', at })));
  };
  const cases = () => fixture.table.all().filter(({ sk }) => sk === 'CASE').length;
  return { ...fixture, web: fixture.deps, deps, inbox, put, deliver, deliveries, load, cases, prove };
};

let said = 0;
/** A message of Ana on WhatsApp, changed by `over`. */
export const item = (over: Partial<ChannelItem> = {}): ChannelItem => ({
  kind: 'message',
  text: 'La caldera pierde agua.',
  author: { id: '34600111222', name: 'Ana Pérez', phone: '+34600111222' },
  threadId: '34600111222',
  externalId: `wamid.${++said}`,
  at: '2026-11-23T08:59:00.000Z',
  attachments: [],
  ...over,
});

export const luis: Pick<ChannelItem, 'author' | 'threadId'> = {
  author: { id: '34699888777' },
  threadId: '34699888777',
};

/** A payload of the spoken kind. */
export const saying = (...items: ChannelItem[]): Adapted => ({ items, ignored: [] });
