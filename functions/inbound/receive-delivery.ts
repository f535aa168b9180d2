import type { ItemOutcome } from '#cases/inbound-message/inbound-item.ts';
import { ifConditionHolds } from '#cases/store/conditional.ts';
import { hasDelivery, recordDelivery } from '#cases/store/deliveries.ts';
import type { StoredDelivery } from '#channels/inbound-objects.ts';
import { channels } from '#channels/names.ts';
import { isRecorded } from '#domain/messages/channel-facts.ts';
import { log } from '#platform/log.ts';
import type { DeliveryDeps } from './deps.ts';
import { handleItems, Unfinished } from './handle-items.ts';
import { isRefused, outcomeOfReduced, RECORDING_REFUSED, reduced } from './reduced.ts';
import { tellTakenIn } from './tell-taken-in.ts';

const adapt = async (bytes: Uint8Array, { channel, receivedAt, id }: StoredDelivery, deps: DeliveryDeps) => {
  try {
    return await deps.adapters[channel](bytes, receivedAt);
  } catch (error) {
    // Never, by the contract of adapters; if one does, the delivery is kept and listed all the same.
    log('error', 'adapter failed', { channel, deliveryId: id, error: error instanceof Error ? error.name : 'Error' });
    return { items: [], ignored: [{ reason: 'unreadable' }] };
  }
};

/** Whether a delivery that is stored anew is announced as the same one: its key holds its id. */
const staysSame = ({ key, id }: StoredDelivery): boolean => key.endsWith(id);

/** Reads a delivery and takes in its items. Undefined where it goes on in another call: kept anew, it is announced anew. */
const readAndHandle = async (delivery: StoredDelivery, deps: DeliveryDeps): Promise<ItemOutcome | undefined> => {
  const raw = await deps.inbox.read(delivery.key, deps.policy.limits.mailBytes);
  if ('unreadable' in raw) return { result: 'unreadable', reason: raw.unreadable };
  const earlier = isRecorded(channels, delivery.channel) ? outcomeOfReduced(raw.bytes) : undefined;
  if (earlier) return earlier;
  const adapted = await adapt(raw.bytes, delivery, deps);
  try {
    const outcome = await handleItems(
      delivery,
      isRefused(adapted) ? { ...adapted, ignored: [...adapted.ignored, { reason: RECORDING_REFUSED }] } : adapted,
      deps,
    );
    if (isRefused(adapted)) await deps.inbox.keep(delivery.key, reduced(outcome), 'application/json');
    return outcome;
  } catch (error) {
    if (!(error instanceof Unfinished && error.gotFurther && staysSame(delivery))) throw error;
    await deps.inbox.keep(delivery.key, raw.bytes);
    log('info', 'delivery goes on', { channel: delivery.channel, deliveryId: delivery.id });
    return undefined;
  }
};

/**
 * Takes in what a platform delivered. Each item is stored once, in one transaction with what it becomes; when all are, one
 * record says what became of the delivery. Of a conversation that the customer did not want kept, the stored payload is reduced
 * to that. A repeat of the work finds what is done and does the rest. One with more items than there is time for goes on in
 * another call, as long as each call gets further.
 * @throws Transient if others kept changing the same items, or nothing was done in time; the queue delivers again, and counts
 */
export const receiveDelivery = async (delivery: StoredDelivery, deps: DeliveryDeps): Promise<void> => {
  const { id, channel, receivedAt, key } = delivery;
  if (await hasDelivery(deps.table, delivery)) return;
  const outcome = await readAndHandle(delivery, deps);
  if (!outcome) return;
  // Where the same work was done twice at once, the record is there.
  await ifConditionHolds(
    recordDelivery(deps.table, {
      delivery: { id, channel, receivedAt, ...outcome },
      original: key,
      // Its sender is proved: a person looks at what we could not read.
      ...(outcome.result === 'unreadable' && { setAsideAt: deps.clock.now() }),
    }),
  );
  tellTakenIn(delivery, outcome);
};
