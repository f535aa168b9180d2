import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Channel } from '#channels/names.ts';
import { receiveDelivery } from '#functions/inbound/receive-delivery.ts';
import { deliveryAt } from '#functions/inbound/stored.ts';
import { fixtures } from '#test/support/files.ts';
import { inboundFixture } from '../functions/inbound/inbound-fixture.ts';
import { signers } from '../functions/webhooks/signing.ts';
import { webhooksFixture } from '../functions/webhooks/webhooks.ts';
import { hasCorpus, mutations, realPayloads } from './real-payloads.ts';

const channelFixtures = join(fixtures, 'channels');

const filesOf = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

/** Real payloads by channel: those that may be kept in the project, and where the corpus is there some that may not. */
const payloads = new Map<Channel, Buffer[]>(
  readdirSync(channelFixtures)
    .filter((name) => name in signers)
    .map((name) => [name as Channel, filesOf(join(channelFixtures, name))]),
);
if (hasCorpus) {
  payloads.set(
    'review',
    realPayloads('webhooks/reviews').map(({ bytes }) => bytes),
  );
  payloads.set(
    'call',
    realPayloads('webhooks/connect-contact-lens').map(({ bytes }) => bytes),
  );
}

const ROUNDS = 40;
const OF_EACH = 250;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

beforeAll(() => {
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue(undefined);
});
afterAll(() => vi.restoreAllMocks());

/** Delivers payloads through the door and reads what it stored. Returns what became of them. */
const ordeal = async (bodies: [Channel, Buffer][]) => {
  const door = webhooksFixture();
  const reader = inboundFixture({ real: true });
  let accepted = 0;
  for (const [channel, body] of bodies) {
    const { status } = await door.deliver(channel, body);
    // A body may have lost what proves it, such as a parameter of a form; that is no error of ours.
    expect([200, 403]).toContain(status);
    if (status === 200) accepted++;
  }
  for (const [key, bytes] of door.inbox.objects) {
    reader.inbox.objects.set(key, bytes);
    const stored = deliveryAt({ key, receivedAt: door.clock.now() });
    if (stored) await receiveDelivery(stored, reader.deps);
  }
  return {
    accepted,
    kept: door.inbox.objects.size,
    listed: await reader.deliveries(),
    refused: await door.deliveries(),
  };
};

test(`${ROUNDS * OF_EACH} mutated payloads: no error, nothing lost, memory flat`, { timeout: 120_000 }, async () => {
  const channels = [...payloads].filter(([, bodies]) => bodies.length > 0);
  const mutated = channels.map(([channel, bodies]) =>
    mutations(bodies).map((body): [Channel, Buffer] => [channel, body]),
  );
  const heaps: number[] = [];
  let refused = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const bodies = fc.sample(fc.oneof(...mutated), { numRuns: OF_EACH, seed: round });
    const outcome = await ordeal(bodies);
    expect(outcome.kept).toBe(outcome.accepted);
    expect(outcome.listed).toHaveLength(outcome.accepted);
    expect(outcome.accepted + outcome.refused.length).toBe(OF_EACH);
    expect(outcome.listed.every(({ result, reason, caseId }) => caseId || (result !== 'opened' && reason))).toBe(true);
    refused += outcome.refused.length;
    heaps.push(heap());
  }
  expect(refused).toBeLessThan((ROUNDS * OF_EACH) / 20);
  // After warming up, the heap after the last round is no larger than after the first ones, but for a little noise.
  const early = Math.max(...heaps.slice(5, 10));
  expect(heaps.at(-1)).toBeLessThan(early + 16 * 1024 * 1024);
});
