import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect } from 'vitest';
import { deliveryAt } from '#channels/inbound-objects.ts';
import type { Channel } from '#channels/names.ts';
import { receiveDelivery } from '#functions/inbound/receive-delivery.ts';
import { inboundFixture } from '../functions/inbound/inbound-fixture.ts';
import { webhooksFixture } from '../functions/webhooks/webhooks.ts';
import { mutations } from './real-payloads.ts';

export const OF_EACH = 250;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

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
    // Those of one channel, reason and hour are counted together.
    refused: (await door.deliveries()).reduce((sum, { count = 1 }) => sum + count, 0),
  };
};

/**
 * Rounds of mutated payloads of all the channels given: none may break anything, get lost or be refused but for what its
 * mutation broke.
 * @returns the heap after each round that is asked for, in bytes; to measure it takes a moment
 */
export const withstandsAll = async (
  payloads: Map<Channel, Buffer[]>,
  rounds: number,
  measured: (round: number) => boolean = () => false,
): Promise<number[]> => {
  const mutated = [...payloads]
    .filter(([, bodies]) => bodies.length > 0)
    .map(([channel, bodies]) => mutations(bodies).map((body): [Channel, Buffer] => [channel, body]));
  const heaps: number[] = [];
  let refused = 0;
  for (let round = 0; round < rounds; round++) {
    const bodies = fc.sample(fc.oneof(...mutated), { numRuns: OF_EACH, seed: round });
    const outcome = await ordeal(bodies);
    expect(outcome.kept).toBe(outcome.accepted);
    expect(outcome.listed).toHaveLength(outcome.accepted);
    expect(outcome.accepted + outcome.refused).toBe(OF_EACH);
    expect(outcome.listed.every(({ result, reason, caseId }) => caseId || (result !== 'opened' && reason))).toBe(true);
    refused += outcome.refused;
    if (measured(round)) heaps.push(heap());
  }
  expect(refused).toBeLessThan((rounds * OF_EACH) / 20);
  return heaps;
};
